package io.ripen.ingest.intake;

import io.ripen.ingest.domain.Reading;
import java.util.Map;

/** Reads one event of a protocol from the text that was kept when it was rejected. */
public interface PayloadReader {

    /** The protocol whose payloads it reads. */
    Protocol protocol();

    /**
     * What the event says; never throws, whatever the text is.
     *
     * @param consentCategories category names of the site's consent tool, and the purpose that each one means
     */
    Reading read(String payload, Map<String, String> consentCategories);
}
