/** Tests of the spool, on real files. */
@NullMarked
package io.ripen.ingest.spool;

import org.jspecify.annotations.NullMarked;
