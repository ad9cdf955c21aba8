package io.ripen.nurture.journey;

import org.yaml.snakeyaml.error.Mark;

/** A journey file that cannot be used. The message says where, what is wrong and what would be right. */
public final class InvalidJourneyFile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidJourneyFile(String message) {
        super(message);
    }

    /** The mark counts from 0, people and editors count from 1. */
    static InvalidJourneyFile at(String file, Mark mark, String problem) {
        return new InvalidJourneyFile(
                file + ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1) + ": " + problem);
    }
}
