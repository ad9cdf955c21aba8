package io.ripen.ingest.intake;

import io.ripen.ingest.domain.Reading;

/** Reads one event of a protocol from the text that was kept when it was rejected. */
public interface PayloadReader {

    /** The protocol whose payloads it reads. */
    Protocol protocol();

    /** What the event says; never throws, whatever the text is. */
    Reading read(String payload);
}
