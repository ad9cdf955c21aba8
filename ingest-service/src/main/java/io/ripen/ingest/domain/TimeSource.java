package io.ripen.ingest.domain;

/** How the time of a touchpoint was found. */
public enum TimeSource {
    /** The client's own timestamp. */
    CLIENT,
    /** No timestamp was given: the time of receipt. */
    RECEIPT,
    /** The client's timestamp lay in the future: the time of receipt. */
    FUTURE_CLAMPED
}
