/** Endpoints that do less than ingest and promise less, but bring events to Kafka with the same guarantee. */
@NullMarked
package io.ripen.bench.bare;

import org.jspecify.annotations.NullMarked;
