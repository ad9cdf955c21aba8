/** Keeps events on the local disk while Kafka is away: bounded segments in Kafka's record format, fsynced in groups. */
@NullMarked
package io.ripen.ingest.spool;

import org.jspecify.annotations.NullMarked;
