/** All four services as they are packaged: how much goes through them, and how long one touchpoint takes to a mail. */
@NullMarked
package io.ripen.bench.pipeline;

import org.jspecify.annotations.NullMarked;
