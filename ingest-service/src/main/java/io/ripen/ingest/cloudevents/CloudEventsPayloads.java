package io.ripen.ingest.cloudevents;

import com.fasterxml.jackson.databind.JsonNode;
import io.ripen.ingest.domain.Reading;
import io.ripen.ingest.domain.Rejection;
import io.ripen.ingest.domain.RejectionCode;
import io.ripen.ingest.intake.PayloadReader;
import io.ripen.ingest.intake.Protocol;
import io.ripen.ingest.reading.ForeignTouchpoint;
import io.ripen.ingest.reading.JsonEvents;
import io.ripen.ingest.touchpoint.NativeEvents;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;

/** Reads rejected CloudEvents again. */
@Singleton
class CloudEventsPayloads implements PayloadReader {
    private final CloudEventReader reader;

    @Inject
    CloudEventsPayloads(ForeignTouchpoint.Bounds bounds, NativeEvents nativeEvents) {
        this.reader = new CloudEventReader(bounds, nativeEvents::read);
    }

    @Override
    public Protocol protocol() {
        return Protocol.CLOUDEVENTS;
    }

    @Override
    public Reading read(String payload, Setting setting) {
        return JsonEvents.ofValue(payload.getBytes(StandardCharsets.UTF_8)) instanceof JsonEvents.Elements(var events)
                        && events.getFirst() instanceof JsonEvents.Element.Json(JsonNode event)
                ? reader.read(event)
                : new Reading.Misshapen(
                        null, new Rejection(RejectionCode.INVALID_JSON, "", "A CloudEvent in JSON is expected."));
    }
}
