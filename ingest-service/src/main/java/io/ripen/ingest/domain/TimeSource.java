package io.ripen.ingest.domain;

/** How the time of a touchpoint was found. */
public enum TimeSource {
    /** The client's own timestamp. */
    CLIENT,
    /** The client's clock was corrected by the difference between its time of sending and our time of receipt. */
    SKEW_CORRECTED,
    /** No timestamp was given: the time of receipt. */
    RECEIPT,
    /** The client's timestamp lay in the future: the time of receipt. */
    FUTURE_CLAMPED
}
