package io.ripen.lifecycle.domain;

/** Who or what moves a lead. */
public sealed interface TransitionActor {

    /** A guard of the stage model. */
    record Rule() implements TransitionActor {}

    /** A guard of the stage model that time alone made true. */
    record Timer() implements TransitionActor {}

    /**
     * A person.
     *
     * @param name who
     */
    record User(String name) implements TransitionActor {}
}
