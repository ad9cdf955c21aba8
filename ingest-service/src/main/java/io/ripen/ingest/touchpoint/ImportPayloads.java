package io.ripen.ingest.touchpoint;

import io.ripen.ingest.domain.Reading;
import io.ripen.ingest.intake.PayloadReader;
import io.ripen.ingest.intake.Protocol;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;

/** Reads rejected events of imports again. */
@Singleton
class ImportPayloads implements PayloadReader {
    private final NativeEvents events;

    @Inject
    ImportPayloads(NativeEvents events) {
        this.events = events;
    }

    @Override
    public Protocol protocol() {
        return Protocol.IMPORT;
    }

    @Override
    public Reading read(String payload, Setting setting) {
        return events.read(payload.getBytes(StandardCharsets.UTF_8));
    }
}
