package io.ripen.ingest.touchpoint;

import io.ripen.ingest.config.IngestSettings;
import io.ripen.ingest.domain.Reading;
import io.ripen.ingest.domain.Rejection;
import io.ripen.ingest.domain.RejectionCode;
import io.ripen.ingest.intake.PayloadReader;
import io.ripen.ingest.intake.Protocol;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;

/** Reads rejected events of the native protocol again. */
@Singleton
class NativePayloads implements PayloadReader {
    private final int maxEventBytes;

    @Inject
    NativePayloads(IngestSettings settings) {
        this.maxEventBytes = settings.maxEventBytes();
    }

    @Override
    public Protocol protocol() {
        return Protocol.NATIVE;
    }

    @Override
    public Reading read(String payload) {
        byte[] event = payload.getBytes(StandardCharsets.UTF_8);
        return switch (EventReader.read(event, new Slice(0, event.length), maxEventBytes)) {
            case EventReader.Result.Json(Reading reading) -> reading;
            case EventReader.Result.NotJson(int at, String reason) ->
                new Reading.Misshapen(null, new Rejection(RejectionCode.INVALID_JSON, "", reason));
        };
    }
}
