/** Snowplow's tracker protocol, with requests of its trackers. */
@NullMarked
package io.ripen.ingest.snowplow;

import org.jspecify.annotations.NullMarked;
