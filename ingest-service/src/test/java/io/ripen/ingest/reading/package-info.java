/** What readers of foreign protocols share, tried without a server. */
@NullMarked
package io.ripen.ingest.reading;

import org.jspecify.annotations.NullMarked;
