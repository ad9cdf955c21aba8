/** Tests of the package of the same name. */
@NullMarked
package io.ripen.local.process;

import org.jspecify.annotations.NullMarked;
