package io.ripen.lifecycle.model;

/** A stage file that cannot be used. The message names file, line, column, what is wrong and what would be right. */
public final class StageFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StageFileException(Place place, String sentence) {
        super("RIPEN-LC-001 " + place + ": " + sentence);
    }

    StageFileException(String sentence, Throwable cause) {
        super("RIPEN-LC-002 " + sentence, cause);
    }

    StageFileException(String sentence) {
        super("RIPEN-LC-002 " + sentence);
    }
}
