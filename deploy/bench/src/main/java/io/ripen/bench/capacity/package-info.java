/** What a load needs, computed from measured figures, and how evenly lanes carry it. */
@NullMarked
package io.ripen.bench.capacity;

import org.jspecify.annotations.NullMarked;
