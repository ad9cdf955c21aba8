package io.ripen.lifecycle.domain;

/** Where a command takes a lead. */
public sealed interface Effect {

    /** Nowhere: it is noted. */
    record Stay() implements Effect {}

    /** To a stage. */
    record To(String stage) implements Effect {}

    /** To the stage that the model gives for the reason. */
    record ByReason() implements Effect {}

    /** Back to the stage before. */
    record Back() implements Effect {}
}
