/**
 * The pure core of scoring: no input, output, clock or randomness inside, JDK only.
 *
 * <p>Read in this order: {@link io.ripen.scoring.domain.touchpoint}, {@link io.ripen.scoring.domain.model},
 * {@link io.ripen.scoring.domain.fold}, {@link io.ripen.scoring.domain.lead}, {@link io.ripen.scoring.domain.identity}.
 * Then {@link io.ripen.scoring.domain.account}, {@link io.ripen.scoring.domain.release} and
 * {@link io.ripen.scoring.domain.backtest}.
 */
@NullMarked
package io.ripen.scoring.domain;

import org.jspecify.annotations.NullMarked;
