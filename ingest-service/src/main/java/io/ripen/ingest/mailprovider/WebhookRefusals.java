package io.ripen.ingest.mailprovider;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.ripen.ingest.problem.ProblemCode;
import io.ripen.ingest.publishing.NotPublished;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jboss.logging.Logger;

/**
 * Counts webhooks of genuine senders that are refused as a whole, and says so once an hour for each provider and reason:
 * the provider sends them again for a day at most, and then they are lost.
 */
@Singleton
final class WebhookRefusals {
    private static final Logger LOG = Logger.getLogger(WebhookRefusals.class);
    private static final Duration QUIET = Duration.ofHours(1);

    private final MeterRegistry registry;
    private final Clock clock;
    private final Map<String, Instant> told = new HashMap<>();

    @Inject
    WebhookRefusals(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /**
     * Counts a refusal.
     *
     * @return whether it was written to the log
     */
    boolean count(MailProvider provider, String site, Throwable failure) {
        String code = code(failure);
        registry.counter("ripen.ingest.webhook.refused", "provider", provider.pathName(), "code", code)
                .increment();
        boolean tells = isTime(provider.pathName() + " " + code);
        if (tells) {
            LOG.warnf(
                    "RIPEN-I-052 webhook=refused provider=%s site=%s code=%s"
                            + " effect=\"the provider repeats it, and gives it up after some hours\"",
                    provider.pathName(), site, code);
        }
        return tells;
    }

    private synchronized boolean isTime(String what) {
        Instant now = clock.instant();
        Instant before = told.get(what);
        boolean isTime = before == null || !before.plus(QUIET).isAfter(now);
        if (isTime) {
            told.put(what, now);
        }
        return isTime;
    }

    private static String code(Throwable failure) {
        return switch (failure) {
            case HttpProblem problem ->
                Objects.toString(problem.getParameters().get("code"), ProblemCode.INTERNAL_ERROR.wireName());
            case NotPublished lost ->
                switch (lost.reason()) {
                    case OVERLOADED -> ProblemCode.OVERLOADED.wireName();
                    case TOO_LARGE -> ProblemCode.BODY_TOO_LARGE.wireName();
                    case UNACKNOWLEDGED -> ProblemCode.KAFKA_UNAVAILABLE.wireName();
                };
            default -> ProblemCode.INTERNAL_ERROR.wireName();
        };
    }
}
