/**
 * The fold of a lead's touchpoints into a score, and the receipt that adds up to it.
 *
 * <p>Read in this order. {@link Fold} takes touchpoints and gives a {@link FoldedHistory}, which holds
 * {@link Contribution}s. {@link Evaluation} gives the {@link Score} of that state at an instant, line by line;
 * {@link Receipt} shortens the lines for an event. {@link Outlook} foresees when decay alone will change the score.
 * {@link Evidence} waits for human signs, {@link Tallies} counts for conditions.
 */
@NullMarked
package io.ripen.scoring.domain.fold;

import org.jspecify.annotations.NullMarked;
