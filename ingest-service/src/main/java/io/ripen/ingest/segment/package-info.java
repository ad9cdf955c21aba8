/** The HTTP API of Segment and RudderStack, so that their SDKs send here with nothing changed but host and key. */
@NullMarked
package io.ripen.ingest.segment;

import org.jspecify.annotations.NullMarked;
