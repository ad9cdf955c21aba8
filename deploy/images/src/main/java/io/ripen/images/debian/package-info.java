/** The base of an image, put together from packages of Debian without a registry. */
@NullMarked
package io.ripen.images.debian;

import org.jspecify.annotations.NullMarked;
