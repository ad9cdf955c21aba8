/** Something a person did or that happened to them, as ingest publishes it. */
@NullMarked
package io.ripen.contracts.touchpoint;

import org.jspecify.annotations.NullMarked;
