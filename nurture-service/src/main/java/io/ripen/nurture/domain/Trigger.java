package io.ripen.nurture.domain;

/** What makes a lead enter a journey. */
public sealed interface Trigger {

    /** The lead entered a stage of this name. */
    record StageEntered(String stage) implements Trigger {}
}
