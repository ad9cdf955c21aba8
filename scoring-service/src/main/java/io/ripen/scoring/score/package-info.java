/** The score stage: one writer per lead, a receipt with every change. */
@NullMarked
package io.ripen.scoring.score;

import org.jspecify.annotations.NullMarked;
