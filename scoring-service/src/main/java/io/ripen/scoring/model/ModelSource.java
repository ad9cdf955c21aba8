package io.ripen.scoring.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A model's file with the lists that it names: all that decides what it means, wherever and whenever it is read.
 *
 * @param yaml the whole file
 * @param lists JSON arrays of mail domains by name, in the order in which the file names them
 */
public record ModelSource(String yaml, Map<String, String> lists) {
    /** Copies the lists. */
    public ModelSource {
        lists = Collections.unmodifiableMap(new LinkedHashMap<>(lists));
    }
}
