package io.ripen.ingest.touchpoint;

import io.ripen.ingest.config.IngestSettings;
import io.ripen.ingest.domain.Reading;
import io.ripen.ingest.domain.Rejection;
import io.ripen.ingest.domain.RejectionCode;
import io.ripen.ingest.reading.JsonCuts.Cut;
import io.ripen.ingest.reading.JsonFault;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Reads events of the native format that other protocols carry as their data. */
@Singleton
public final class NativeEvents {
    private final int maxEventBytes;

    @Inject
    NativeEvents(IngestSettings settings) {
        this(settings.maxEventBytes());
    }

    /** @param maxEventBytes largest event, in bytes */
    public NativeEvents(int maxEventBytes) {
        this.maxEventBytes = maxEventBytes;
    }

    /** Reads one event; whatever the bytes are, it does not throw. */
    public Reading read(byte[] event) {
        return switch (EventReader.read(event, new Cut(0, event.length), maxEventBytes)) {
            case EventReader.Result.Json(Reading reading) -> reading;
            case EventReader.Result.NotJson(JsonFault fault) ->
                new Reading.Misshapen(null, new Rejection(RejectionCode.INVALID_JSON, "", fault.reason()));
        };
    }
}
