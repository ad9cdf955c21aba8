package io.ripen.ingest.segment;

import io.ripen.ingest.config.IngestSettings;
import io.ripen.ingest.domain.Reading;
import io.ripen.ingest.intake.PayloadReader;
import io.ripen.ingest.intake.Protocol;
import io.ripen.ingest.reading.ForeignTouchpoint;
import io.ripen.ingest.reading.JsonCuts;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads rejected calls again. */
@Singleton
class SegmentPayloads implements PayloadReader {
    private final SegmentReader reader;
    private final ForeignTouchpoint.Bounds bounds;

    @Inject
    SegmentPayloads(ForeignTouchpoint.Bounds bounds, IngestSettings settings) {
        this.reader = new SegmentReader(1, settings.maxEventBytes(), settings.maxEventBytes());
        this.bounds = bounds;
    }

    @Override
    public Protocol protocol() {
        return Protocol.SEGMENT;
    }

    @Override
    public Reading read(String payload, Setting setting) {
        CallReader.Setting reading =
                new CallReader.Setting(null, setting.inBrowser(), setting.consentCategories(), bounds);
        byte[] body = payload.getBytes(StandardCharsets.UTF_8);
        SegmentBody.Calls call = new SegmentBody.Calls(body, List.of(), BatchMembers.NONE, null);
        return reader.read(call, new JsonCuts(body).whole(), reading).reading();
    }
}
