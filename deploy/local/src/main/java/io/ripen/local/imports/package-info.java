/** Brings what happened before Ripen into it, by the same ways as what happens now. */
@NullMarked
package io.ripen.local.imports;

import org.jspecify.annotations.NullMarked;
