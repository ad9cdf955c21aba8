/**
 * The lane itself: a state machine over ports, independent of what feeds it, stores for it and publishes for it.
 *
 * <p>Read in this order. {@link Lane} is the loop, top-down; it begins with a {@link Takeover}. {@link BatchPlan} says
 * what the next batch takes from the {@link LaneInbox}, {@link BatchTransaction} carries it out behind a {@link Fence},
 * and {@link Pending} is what is still to be published. {@link Isolation} finds the input that makes a batch fail.
 * {@link LanePorts} is what a lane needs from outside.
 */
@NullMarked
package io.ripen.lanes.engine;

import org.jspecify.annotations.NullMarked;
