/** Ingest's spool, seen from outside: the packaged service and a real broker, both killed under load. */
@NullMarked
package io.ripen.systemtests.spool;

import org.jspecify.annotations.NullMarked;
