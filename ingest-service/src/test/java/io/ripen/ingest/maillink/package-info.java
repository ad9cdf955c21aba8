/** Tests of tracked links and the open pixel. */
@NullMarked
package io.ripen.ingest.maillink;

import org.jspecify.annotations.NullMarked;
