/** Reads request bodies, bounded and without a thread that waits. */
@NullMarked
package io.ripen.ingest.body;

import org.jspecify.annotations.NullMarked;
