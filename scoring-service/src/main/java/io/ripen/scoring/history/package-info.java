/** The kept touchpoints, written by the identity stage and folded anew by the score stage. */
@NullMarked
package io.ripen.scoring.history;

import org.jspecify.annotations.NullMarked;
