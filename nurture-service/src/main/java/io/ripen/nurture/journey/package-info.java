/** Journeys: their files, and the lane that takes leads into them. */
@NullMarked
package io.ripen.nurture.journey;

import org.jspecify.annotations.NullMarked;
