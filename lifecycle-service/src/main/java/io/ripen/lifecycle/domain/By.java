package io.ripen.lifecycle.domain;

/** Who or what moves a lead. */
public sealed interface By {

    /** A guard of the stage model. */
    record Rule() implements By {}

    /** A guard of the stage model that time alone made true. */
    record Timer() implements By {}

    /**
     * A person.
     *
     * @param name who
     */
    record User(String name) implements By {}
}
