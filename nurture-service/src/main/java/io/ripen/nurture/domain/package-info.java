/** Who gets which mail and why not: pure rules over a lead's state, without clock, database or network. */
@NullMarked
package io.ripen.nurture.domain;

import org.jspecify.annotations.NullMarked;
