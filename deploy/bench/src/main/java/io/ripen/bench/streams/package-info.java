/** What an engineer would build from scoring's domain code with Kafka Streams: the benchmark's rival of scoring. */
@NullMarked
package io.ripen.bench.streams;

import org.jspecify.annotations.NullMarked;
