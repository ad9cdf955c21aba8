/** Brings events to Kafka: answers only after every replica has them, never blocks, refuses what it cannot hold. */
@NullMarked
package io.ripen.ingest.publishing;

import org.jspecify.annotations.NullMarked;
