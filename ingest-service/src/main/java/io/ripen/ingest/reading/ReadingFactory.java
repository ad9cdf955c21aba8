package io.ripen.ingest.reading;

import io.ripen.ingest.config.IngestSettings;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Tells the readers what the intake takes. */
@Singleton
class ReadingFactory {

    @Produces
    @Singleton
    ForeignTouchpoint.Bounds bounds(IngestSettings settings, MailAddresses addresses) {
        return new ForeignTouchpoint.Bounds(settings.maxProperties(), settings.maxConsents(), addresses::is);
    }
}
