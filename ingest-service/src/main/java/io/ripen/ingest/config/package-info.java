/** The service's settings, each with unit, bounds and default. */
@NullMarked
package io.ripen.ingest.config;

import org.jspecify.annotations.NullMarked;
