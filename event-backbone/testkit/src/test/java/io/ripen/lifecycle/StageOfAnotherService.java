package io.ripen.lifecycle;

/** Public, so that the bad fixture of scoring can use it. */
public record StageOfAnotherService(String name) {}
