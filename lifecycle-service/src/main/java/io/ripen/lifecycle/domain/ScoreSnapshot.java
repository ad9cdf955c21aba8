package io.ripen.lifecycle.domain;

import java.time.Instant;

/**
 * Everything that a score change says about a lead: the input of a decision.
 *
 * @param sequence number of the score change, increasing per lead from 1
 * @param asOf the instant for which the score holds
 * @param score the score
 * @param knowledge interests, counters and facts
 */
public record ScoreSnapshot(long sequence, Instant asOf, Score score, LeadKnowledge knowledge) {}
