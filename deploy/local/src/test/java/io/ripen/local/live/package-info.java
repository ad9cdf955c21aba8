/** Tests of the package of the same name. */
@NullMarked
package io.ripen.local.live;

import org.jspecify.annotations.NullMarked;
