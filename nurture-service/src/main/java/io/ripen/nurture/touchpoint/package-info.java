/** Touchpoints that nurture makes itself, sent where all others come from. */
@NullMarked
package io.ripen.nurture.touchpoint;

import org.jspecify.annotations.NullMarked;
