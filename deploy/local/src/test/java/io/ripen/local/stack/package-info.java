/** Tests of the package of the same name. */
@NullMarked
package io.ripen.local.stack;

import org.jspecify.annotations.NullMarked;
