/** The native protocol: {@code POST /v1/touchpoints} with one event, an array, or one event a line. */
@NullMarked
package io.ripen.ingest.touchpoint;

import org.jspecify.annotations.NullMarked;
