/** The demand side: traffic by channel, content consumption, events. Counted once per touchpoint, in lanes of its own. */
@NullMarked
package io.ripen.lifecycle.demand;

import org.jspecify.annotations.NullMarked;
