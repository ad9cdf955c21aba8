package io.ripen.lifecycle.domain;

/**
 * How one condition of a guard turned out.
 *
 * @param guard the condition, for example {@code score >= 50}
 * @param satisfied whether it held
 * @param actual the value that was found; never the text of a fact
 */
public record GuardResult(String guard, boolean satisfied, String actual) {}
