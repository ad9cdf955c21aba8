package io.ripen.ingest.mailprovider;

/** Whether a webhook comes from the provider. */
sealed interface Verdict {

    /** It does. */
    record Genuine() implements Verdict {}

    /** It does not, or cannot be told from one that does not; the detail says what would be right. */
    record Forged(String detail) implements Verdict {}

    /** It cannot be told just now; the provider shall send it again. */
    record Undecided(String detail) implements Verdict {}

    /** The one of its kind. */
    Verdict GENUINE = new Genuine();
}
