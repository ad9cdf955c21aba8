/**
 * What an input does to a lead: new state, score change, consent changes, next timer.
 *
 * <p>Read in this order. {@link LeadScoring} decides what a {@link LeadInput} does to a {@link Lead} and returns a
 * {@link LeadDecision}. {@link LeadMerging} joins and parts leads, {@link LeadErasure} forgets one, {@link LeadHistory}
 * gives kept touchpoints where the state alone is not enough.
 */
@NullMarked
package io.ripen.scoring.domain.lead;

import org.jspecify.annotations.NullMarked;
