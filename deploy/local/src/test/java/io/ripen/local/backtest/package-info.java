/** Tests of the package of the same name. */
@NullMarked
package io.ripen.local.backtest;

import org.jspecify.annotations.NullMarked;
