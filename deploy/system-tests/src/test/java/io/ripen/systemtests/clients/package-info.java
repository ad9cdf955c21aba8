/** Real clients of other makers, unmodified, against the packaged ingest-service and a real broker. */
@NullMarked
package io.ripen.systemtests.clients;

import org.jspecify.annotations.NullMarked;
