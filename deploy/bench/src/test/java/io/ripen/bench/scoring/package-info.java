/** Tests of the benchmarks' own arithmetic. */
@NullMarked
package io.ripen.bench.scoring;

import org.jspecify.annotations.NullMarked;
