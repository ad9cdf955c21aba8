/** The image that pixels are answered with, whatever the protocol. */
@NullMarked
package io.ripen.ingest.pixel;

import org.jspecify.annotations.NullMarked;
