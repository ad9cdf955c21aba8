/** Tests of the benchmarks' own arithmetic. */
@NullMarked
package io.ripen.bench.report;

import org.jspecify.annotations.NullMarked;
