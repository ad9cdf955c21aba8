/** The load generator: a process of its own that sends HTTP requests by a schedule, and measures without omission. */
@NullMarked
package io.ripen.bench.load;

import org.jspecify.annotations.NullMarked;
