package io.ripen.ingest.maillink;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Counts links and pixels by what became of them. */
@Singleton
final class MailLinkMetrics {
    private final MeterRegistry registry;

    @Inject
    MailLinkMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** What became of a request's event. */
    enum Outcome {
        /** It is durable. */
        STORED,
        /** A rule or the person's wish was against it. */
        REFUSED,
        /** It was not stored while the person could be made to wait; it may be yet. */
        LATE,
        /** It could not be stored. */
        LOST,
        /** The site or the address sends more than it may. */
        LIMITED,
        /** No site is known for the mail. */
        NO_SITE,
        /** We did not sign the token. */
        BAD_TOKEN
    }

    void count(String use, Outcome outcome) {
        String name = outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
        registry.counter("ripen.ingest.mail.links", "use", use, "outcome", name).increment();
    }
}
