/** Tests of the API of Segment and RudderStack. */
@NullMarked
package io.ripen.ingest.segment;

import org.jspecify.annotations.NullMarked;
