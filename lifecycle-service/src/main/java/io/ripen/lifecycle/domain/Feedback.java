package io.ripen.lifecycle.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What sales says of a lead.
 *
 * @param verb what
 * @param at when it happened
 * @param author who says so
 * @param reason a reason that the stage model knows; for {@link Verb#SET_STAGE} any
 * @param question which question, for {@link Verb#BANT}
 * @param value the new owner or stage, or the answer to the question
 * @param deal the deal, for opened and won opportunities
 */
public record Feedback(
        Verb verb,
        Instant at,
        String author,
        @Nullable String reason,
        @Nullable Bant question,
        @Nullable String value,
        @Nullable Deal deal) {}
