/** Shows a backtest's report to a person. */
@NullMarked
package io.ripen.local.backtest;

import org.jspecify.annotations.NullMarked;
