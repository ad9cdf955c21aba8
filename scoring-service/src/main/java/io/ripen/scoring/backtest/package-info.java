/** Backtests: a draft and the model in force over the kept touchpoints, measured against what became of the leads. */
@NullMarked
package io.ripen.scoring.backtest;

import org.jspecify.annotations.NullMarked;
