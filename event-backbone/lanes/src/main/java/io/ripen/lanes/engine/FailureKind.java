package io.ripen.lanes.engine;

/** What a failure says about the input. */
public enum FailureKind {
    /** It says nothing: the database, the broker or the network was not there. The same batch is tried again. */
    TRANSIENT,
    /** The input may be at fault. The batch is narrowed down. */
    SUSPECT
}
