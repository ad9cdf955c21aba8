/** Tests of the package of the same name. */
@NullMarked
package io.ripen.local.imports;

import org.jspecify.annotations.NullMarked;
