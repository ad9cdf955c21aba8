/** The lane with real processes that are killed or stopped at a chosen point. */
package io.ripen.lanes.crash;
