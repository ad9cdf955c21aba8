package io.ripen.ingest.mailprovider;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Counts webhooks by what was thought of their sender, and the events that tell nothing about a person. */
@Singleton
final class WebhookMetrics {
    private static final String PROVIDER = "provider";

    private final MeterRegistry registry;

    @Inject
    WebhookMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void checked(MailProvider provider, Verdict verdict) {
        String outcome = switch (verdict) {
            case Verdict.Genuine ignored -> "genuine";
            case Verdict.Forged ignored -> "forged";
            case Verdict.Undecided ignored -> "undecided";
        };
        registry.counter("ripen.ingest.webhooks", PROVIDER, provider.pathName(), "sender", outcome)
                .increment();
    }

    void ignored(MailProvider provider, int events) {
        registry.counter("ripen.ingest.webhook.ignored", PROVIDER, provider.pathName())
                .increment(events);
    }
}
