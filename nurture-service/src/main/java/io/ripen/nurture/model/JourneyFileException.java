package io.ripen.nurture.model;

import io.ripen.definitions.DefinitionException;

/** A file about journeys that cannot be used. The message names file, line, column, what is wrong and what would be right. */
public final class JourneyFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JourneyFileException(DefinitionException problem) {
        super("RIPEN-N-201 " + problem.getMessage(), problem);
    }

    JourneyFileException(String sentence, Throwable cause) {
        super("RIPEN-N-202 " + sentence, cause);
    }

    JourneyFileException(String sentence) {
        super("RIPEN-N-202 " + sentence);
    }
}
