/** Rejected events of the local stack: listed, shown, and sent once more. */
@NullMarked
package io.ripen.local.rejected;

import org.jspecify.annotations.NullMarked;
