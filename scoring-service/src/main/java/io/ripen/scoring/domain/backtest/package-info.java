/** What another model would have said of the leads there were, measured against what became of them. */
@NullMarked
package io.ripen.scoring.domain.backtest;

import org.jspecify.annotations.NullMarked;
