/** Tells other systems over HTTP which step of a journey a lead reached: signed, in order, at least once. */
@NullMarked
package io.ripen.nurture.webhook;

import org.jspecify.annotations.NullMarked;
