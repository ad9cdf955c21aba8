/** Tests of the benchmarks' own arithmetic. */
@NullMarked
package io.ripen.bench.streams;

import org.jspecify.annotations.NullMarked;
