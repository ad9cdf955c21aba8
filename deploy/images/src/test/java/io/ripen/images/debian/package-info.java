/** Tests of the images. */
@NullMarked
package io.ripen.images.debian;

import org.jspecify.annotations.NullMarked;
