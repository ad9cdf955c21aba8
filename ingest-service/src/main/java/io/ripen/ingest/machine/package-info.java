/** Tells programs from people by their user agents, with published lists. */
@NullMarked
package io.ripen.ingest.machine;

import org.jspecify.annotations.NullMarked;
