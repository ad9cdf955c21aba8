/** Lanes in a Quarkus service: channels in, metrics, health and configuration out. */
@NullMarked
package io.ripen.lanes.quarkus;

import org.jspecify.annotations.NullMarked;
