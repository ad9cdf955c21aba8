/** The way that the events of every wire protocol go: decided, published, answered. */
@NullMarked
package io.ripen.ingest.intake;

import org.jspecify.annotations.NullMarked;
