package io.ripen.lifecycle.domain;

import org.jspecify.annotations.Nullable;

/**
 * How many times leads went from one stage to another.
 *
 * @param from the stage left; absent for leads that came in
 * @param to the stage entered
 * @param moves how many times
 */
public record Flow(@Nullable String from, String to, long moves) {}
