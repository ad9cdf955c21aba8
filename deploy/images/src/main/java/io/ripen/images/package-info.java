/** Makes OCI images of the services: their layers, their lists of parts, and where they go. */
@NullMarked
package io.ripen.images;

import org.jspecify.annotations.NullMarked;
