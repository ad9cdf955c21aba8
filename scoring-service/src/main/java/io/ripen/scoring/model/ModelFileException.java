package io.ripen.scoring.model;

/** A model file that cannot be used. The message names file, line, column, what is wrong and what would be right. */
public final class ModelFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    ModelFileException(String file, int line, int column, String message) {
        super("RIPEN-S-001 model file " + file + ":" + line + ":" + column + ": " + message);
        this.line = line;
        this.column = column;
    }

    ModelFileException(String message) {
        super("RIPEN-S-001 " + message);
        this.line = 0;
        this.column = 0;
    }

    /** Line of the problem, from 1; 0 if it is not about a line. */
    public int line() {
        return line;
    }

    /** Column of the problem, from 1; 0 if it is not about a line. */
    public int column() {
        return column;
    }
}
