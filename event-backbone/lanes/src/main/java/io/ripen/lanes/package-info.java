/**
 * What a service sees of the lanes: it implements {@link io.ripen.lanes.LaneHandler} and gets every record, due timer and
 * command of its leads exactly once in effect, in order, each batch in one database transaction.
 */
@NullMarked
package io.ripen.lanes;

import org.jspecify.annotations.NullMarked;
