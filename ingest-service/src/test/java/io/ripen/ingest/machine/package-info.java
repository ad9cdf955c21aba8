/** Tests of the published lists. */
@NullMarked
package io.ripen.ingest.machine;

import org.jspecify.annotations.NullMarked;
