package io.ripen.scoring.history;

import io.ripen.scoring.domain.touchpoint.Verdict;
import java.time.Instant;

/**
 * What somebody said about who caused a touchpoint.
 *
 * @param id the touchpoint
 * @param verdict who caused it
 * @param reason why that is thought
 * @param author who says so
 * @param at when
 */
public record Judgement(TouchpointId id, Verdict verdict, String reason, String author, Instant at) {}
