/** How fast histories are folded, as a backtest folds them. */
@NullMarked
package io.ripen.bench.fold;

import org.jspecify.annotations.NullMarked;
