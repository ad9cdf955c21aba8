package io.ripen.ingest.domain;

import io.ripen.ingest.domain.raw.RawTouchpoint;
import org.jspecify.annotations.Nullable;

/** What a protocol's reader made of one event of a request. */
public sealed interface Reading {

    /** The event has the right shape. */
    record Event(RawTouchpoint touchpoint) implements Reading {}

    /**
     * The event does not have the right shape.
     *
     * @param id the event's id where it could be read
     * @param type the touchpoint's type where it could be read
     * @param rejection the reason
     */
    record Misshapen(@Nullable String id, @Nullable String type, Rejection rejection) implements Reading {

        /** One of which nobody knows what it is about. */
        public Misshapen(@Nullable String id, Rejection rejection) {
            this(id, null, rejection);
        }
    }
}
