/** Tests of the benchmarks' own arithmetic. */
@NullMarked
package io.ripen.bench.load;

import org.jspecify.annotations.NullMarked;
