/** Scores: every change with the receipt that adds up to it. */
@NullMarked
package io.ripen.contracts.score;

import org.jspecify.annotations.NullMarked;
