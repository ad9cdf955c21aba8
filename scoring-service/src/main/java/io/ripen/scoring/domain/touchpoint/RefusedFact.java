package io.ripen.scoring.domain.touchpoint;

import java.time.Instant;

/**
 * What was told last and is no fact, with the reason.
 *
 * @param given the text as told
 * @param reason why it is none
 * @param at when it was told
 * @param touchpointId the touchpoint that told it
 * @param source who told it
 */
public record RefusedFact(String given, FactRefusal reason, Instant at, String touchpointId, FactSource source) {}
