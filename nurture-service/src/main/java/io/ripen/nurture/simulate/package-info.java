/** Tries journeys out over recorded events, without sending or storing anything; and the command line for journeys. */
@NullMarked
package io.ripen.nurture.simulate;

import org.jspecify.annotations.NullMarked;
