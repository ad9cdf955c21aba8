/** Ingest against endpoints that do less, on the same broker. */
@NullMarked
package io.ripen.bench.ingest;

import org.jspecify.annotations.NullMarked;
