/** The benchmarks' command line. */
@NullMarked
package io.ripen.bench;

import org.jspecify.annotations.NullMarked;
