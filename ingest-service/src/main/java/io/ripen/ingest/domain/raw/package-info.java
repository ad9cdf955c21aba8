/**
 * What a sender said, as readers of protocols found it: {@link RawTouchpoint} and its parts, each with the
 * {@link Member} of the body that it came from, so that a refusal can name the place.
 */
@NullMarked
package io.ripen.ingest.domain.raw;

import org.jspecify.annotations.NullMarked;
