/** Takes rejected events once more, after the cause was mended. */
@NullMarked
package io.ripen.ingest.rejected;

import org.jspecify.annotations.NullMarked;
