package io.ripen.lifecycle.domain;

/**
 * A place in the lifecycle.
 *
 * @param name the company's own name for it, for example {@code MQL}
 * @param entry how a lead comes into it
 */
public record Stage(String name, Entry entry) {}
