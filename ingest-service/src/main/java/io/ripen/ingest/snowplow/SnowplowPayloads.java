package io.ripen.ingest.snowplow;

import com.fasterxml.jackson.databind.node.ObjectNode;
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

/** Reads rejected events of trackers again. */
@Singleton
class SnowplowPayloads implements PayloadReader {
    private final TrackerEventReader reader;

    @Inject
    SnowplowPayloads(ForeignTouchpoint.Bounds bounds, NativeEvents nativeEvents) {
        this.reader = new TrackerEventReader(bounds, nativeEvents::read);
    }

    @Override
    public Protocol protocol() {
        return Protocol.SNOWPLOW;
    }

    @Override
    public Reading read(String payload, Setting setting) {
        return JsonEvents.ofValue(payload.getBytes(StandardCharsets.UTF_8)) instanceof JsonEvents.Elements(var events)
                        && events.getFirst() instanceof JsonEvents.Element.Json(ObjectNode event)
                ? reader.read(
                        Parameters.of(event),
                        new TrackerEventReader.Setting(setting.anonymous(), setting.consentCategories()))
                : new Reading.Misshapen(
                        null, new Rejection(RejectionCode.WRONG_TYPE, "", "An event of a tracker is an object."));
    }
}
