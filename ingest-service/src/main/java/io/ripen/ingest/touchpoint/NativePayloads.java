package io.ripen.ingest.touchpoint;

import io.ripen.ingest.domain.Reading;
import io.ripen.ingest.intake.PayloadReader;
import io.ripen.ingest.intake.Protocol;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;

/** Reads rejected events of the native protocol again. */
@Singleton
class NativePayloads implements PayloadReader {
    private final NativeEvents events;

    @Inject
    NativePayloads(NativeEvents events) {
        this.events = events;
    }

    @Override
    public Protocol protocol() {
        return Protocol.NATIVE;
    }

    @Override
    public Reading read(String payload, Setting setting) {
        return events.read(payload.getBytes(StandardCharsets.UTF_8));
    }
}
