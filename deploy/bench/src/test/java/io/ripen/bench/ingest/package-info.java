/** Tests of the benchmarks' own arithmetic. */
@NullMarked
package io.ripen.bench.ingest;

import org.jspecify.annotations.NullMarked;
