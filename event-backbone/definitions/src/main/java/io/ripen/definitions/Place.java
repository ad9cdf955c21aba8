package io.ripen.definitions;

import java.io.Serializable;

/**
 * A place in a file.
 *
 * @param file the file as messages name it
 * @param line from 1
 * @param column from 1
 */
public record Place(String file, int line, int column) implements Serializable {
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
