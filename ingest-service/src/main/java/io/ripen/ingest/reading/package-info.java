/** What readers of foreign protocols share: bringing what clients send into what the event format can hold. */
@NullMarked
package io.ripen.ingest.reading;

import org.jspecify.annotations.NullMarked;
