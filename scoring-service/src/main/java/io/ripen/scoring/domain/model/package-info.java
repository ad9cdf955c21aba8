/**
 * A scoring model as data: rules, limits, decay, caps and bands.
 *
 * <p>Read in this order. A {@link ScoringModel} has a {@link FitAxis} and an {@link EngagementAxis}. An
 * {@link EngagementRule} awards its {@link Worth}, which goes by {@link Decay}, when its {@link Trigger} fires, as
 * often as its {@link Limit}s allow. A {@link Condition} is held against a {@link Moment}. {@link Bands} name what
 * comes out.
 */
@NullMarked
package io.ripen.scoring.domain.model;

import org.jspecify.annotations.NullMarked;
