/** Tests of the native protocol, from bytes to topic. */
@NullMarked
package io.ripen.ingest.touchpoint;

import org.jspecify.annotations.NullMarked;
