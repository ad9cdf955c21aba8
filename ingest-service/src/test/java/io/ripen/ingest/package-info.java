/** Tests of the service as a whole. */
@NullMarked
package io.ripen.ingest;

import org.jspecify.annotations.NullMarked;
