package io.ripen.ingest.domain.raw;

/** One custom property of an event as its sender wrote it. */
public sealed interface RawProperty {
    /** A JSON string. */
    record Text(String value) implements RawProperty {}

    /** A JSON number, in the digits it was written in. */
    record Digits(String value) implements RawProperty {}

    /** A JSON boolean. */
    record Flag(boolean value) implements RawProperty {}
}
