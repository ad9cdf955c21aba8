/** Takes what Snowplow's trackers send, unmodified: the tracker protocol over POST (tp2) and over GET (the pixel). */
@NullMarked
package io.ripen.ingest.snowplow;

import org.jspecify.annotations.NullMarked;
