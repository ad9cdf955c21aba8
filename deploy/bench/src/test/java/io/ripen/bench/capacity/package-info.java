@NullMarked
package io.ripen.bench.capacity;

import org.jspecify.annotations.NullMarked;
