/** What the running system does, while it does it: one screen of a terminal, or lines. */
@NullMarked
package io.ripen.local.live;

import org.jspecify.annotations.NullMarked;
