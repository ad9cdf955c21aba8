/** Drops what visitors did whom nobody has got to know in time. */
@NullMarked
package io.ripen.scoring.retention;

import org.jspecify.annotations.NullMarked;
