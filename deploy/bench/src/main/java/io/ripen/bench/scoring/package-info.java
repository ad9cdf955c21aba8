/** Scoring-service against a Kafka Streams topology that does the same work with the same domain code. */
@NullMarked
package io.ripen.bench.scoring;

import org.jspecify.annotations.NullMarked;
