package io.ripen.ingest.intake;

import io.ripen.ingest.domain.Reading;
import java.util.Map;

/** Reads one event of a protocol from the text that was kept when it was rejected. */
public interface PayloadReader {

    /** The protocol whose payloads it reads. */
    Protocol protocol();

    /** What the event says; never throws, whatever the text is. */
    Reading read(String payload, Setting setting);

    /**
     * What an event's meaning depends on beside itself.
     *
     * @param consentCategories category names of the site's consent tool, and the purpose that each one means
     * @param inBrowser whether it came with a browser's key
     * @param anonymous whether nothing of who sent it may be read
     */
    record Setting(Map<String, String> consentCategories, boolean inBrowser, boolean anonymous) {
        /** Copies the map. */
        public Setting {
            consentCategories = Map.copyOf(consentCategories);
        }
    }
}
