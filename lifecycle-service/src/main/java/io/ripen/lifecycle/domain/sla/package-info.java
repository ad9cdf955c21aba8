/** Business time, and the clocks that sales agreed to. Pure. */
@NullMarked
package io.ripen.lifecycle.domain.sla;

import org.jspecify.annotations.NullMarked;
