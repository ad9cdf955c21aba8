/** Lanes on Kafka: publishing, looking at topics, creating them. */
@NullMarked
package io.ripen.lanes.kafka;

import org.jspecify.annotations.NullMarked;
