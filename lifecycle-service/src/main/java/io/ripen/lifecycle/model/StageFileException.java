package io.ripen.lifecycle.model;

import io.ripen.definitions.DefinitionException;

/** A stage file that cannot be used. The message names file, line, column, what is wrong and what would be right. */
public final class StageFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StageFileException(DefinitionException problem) {
        super("RIPEN-LC-001 " + problem.getMessage(), problem);
    }

    StageFileException(String sentence, Throwable cause) {
        super("RIPEN-LC-002 " + sentence, cause);
    }

    StageFileException(String sentence) {
        super("RIPEN-LC-002 " + sentence);
    }
}
