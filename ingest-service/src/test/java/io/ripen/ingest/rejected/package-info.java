/** Tests of replaying rejected events. */
@NullMarked
package io.ripen.ingest.rejected;

import org.jspecify.annotations.NullMarked;
