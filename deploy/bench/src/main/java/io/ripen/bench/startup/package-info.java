/** How long each service takes until it is ready, and the memory that it then has, with several settings of the JVM. */
@NullMarked
package io.ripen.bench.startup;

import org.jspecify.annotations.NullMarked;
