package io.ripen.scoring.model;

import io.ripen.definitions.DefinitionException;

/** A model file that cannot be used. The message names file, line, column, what is wrong and what would be right. */
public final class ModelFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    ModelFileException(DefinitionException problem) {
        super("RIPEN-S-001 model file " + problem.getMessage(), problem);
        this.line = problem.place().line();
        this.column = problem.place().column();
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
