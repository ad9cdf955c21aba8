package io.ripen.ingest.mailprovider;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Reads the events of one provider's webhook, whose sender is known to be genuine. */
interface EventReader {

    /** The most characters of a provider's word that an answer repeats. */
    int MAX_NAME = 64;

    /** One result for each event, or for each recipient of an event, in the order of the body. */
    List<WebhookEvent> read(JsonNode body);
}
