/** Tests of the images. */
@NullMarked
package io.ripen.images;

import org.jspecify.annotations.NullMarked;
