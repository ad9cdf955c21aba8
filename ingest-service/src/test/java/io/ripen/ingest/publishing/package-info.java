/** Tests of how events reach Kafka. */
@NullMarked
package io.ripen.ingest.publishing;

import org.jspecify.annotations.NullMarked;
