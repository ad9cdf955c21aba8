package io.ripen.ingest.reading;

import io.ripen.ingest.config.IngestSettings;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Email;

/** Tells the readers what the intake takes. */
@Singleton
class ReadingFactory {

    @Produces
    @Singleton
    ForeignTouchpoint.Bounds bounds(IngestSettings settings, Validator validator) {
        return new ForeignTouchpoint.Bounds(
                settings.maxProperties(),
                settings.maxConsents(),
                text -> validator
                        .validateValue(MailAddress.class, "value", text)
                        .isEmpty());
    }

    /** Carries the constraint by which the intake, too, checks mail addresses. */
    record MailAddress(@Email String value) {}
}
