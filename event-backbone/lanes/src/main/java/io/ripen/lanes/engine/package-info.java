/**
 * The lane itself: a state machine over ports, independent of what feeds it, stores for it and publishes for it. Read
 * {@link io.ripen.lanes.engine.Lane} top-down.
 */
@NullMarked
package io.ripen.lanes.engine;

import org.jspecify.annotations.NullMarked;
