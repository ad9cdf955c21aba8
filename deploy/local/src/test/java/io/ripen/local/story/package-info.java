/** Tests of the package of the same name. */
@NullMarked
package io.ripen.local.story;

import org.jspecify.annotations.NullMarked;
