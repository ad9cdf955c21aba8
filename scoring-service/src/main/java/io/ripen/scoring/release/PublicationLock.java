package io.ripen.scoring.release;

/** Makes publications follow one another, over all instances. */
final class PublicationLock {
    /** Held to the end of the transaction. The number is the ASCII codes of "publ". */
    static final String TAKE = "select pg_advisory_xact_lock(1886741100)";

    private PublicationLock() {}
}
