/** Tests of the rival. */
@NullMarked
package io.ripen.bench.bare;

import org.jspecify.annotations.NullMarked;
