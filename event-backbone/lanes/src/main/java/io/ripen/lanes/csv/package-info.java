/** What services agree on where they write CSV. */
@NullMarked
package io.ripen.lanes.csv;

import org.jspecify.annotations.NullMarked;
