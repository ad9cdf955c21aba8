package io.ripen.scoring.domain.fold;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A touchpoint that a tally counted.
 *
 * @param at when it happened
 * @param same what the others must have the same, if the tally asks for it
 * @param distinct what is counted once, if the tally asks for it
 */
public record Mark(
        Instant at, @Nullable String same, @Nullable String distinct) {}
