/** Who is this: visitors, leads, and the events that say so. */
@NullMarked
package io.ripen.scoring.domain.identity;

import org.jspecify.annotations.NullMarked;
