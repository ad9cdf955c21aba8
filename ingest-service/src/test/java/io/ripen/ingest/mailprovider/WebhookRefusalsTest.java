package io.ripen.ingest.mailprovider;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.ripen.ingest.problem.ProblemCode;
import io.ripen.ingest.problem.Problems;
import io.ripen.ingest.publishing.NotPublished;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class WebhookRefusalsTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T09:30:00Z"));
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    private final WebhookRefusals refusals = new WebhookRefusals(registry, clock);

    @Test
    void areCountedEachTimeAndToldOnceAnHour() {
        assertThat(refused(ProblemCode.TOO_MANY_EVENTS)).isTrue();
        pass(Duration.ofMinutes(59));
        assertThat(refused(ProblemCode.TOO_MANY_EVENTS)).isFalse();
        assertThat(refused(ProblemCode.RATE_LIMITED)).isTrue();
        pass(Duration.ofMinutes(1));
        assertThat(refused(ProblemCode.TOO_MANY_EVENTS)).isTrue();

        assertThat(counted("too-many-events")).isEqualTo(3);
        assertThat(counted("rate-limited")).isEqualTo(1);
    }

    @Test
    void haveTheCodesThatAreAnswered() {
        refusals.count(MailProvider.SENDGRID, "www", new NotPublished(NotPublished.Reason.UNACKNOWLEDGED));
        refusals.count(MailProvider.SENDGRID, "www", new NotPublished(NotPublished.Reason.TOO_LARGE));
        refusals.count(MailProvider.SENDGRID, "www", new NotPublished(NotPublished.Reason.OVERLOADED));
        refusals.count(MailProvider.SENDGRID, "www", new IllegalStateException("a fault of ours"));

        assertThat(counted("kafka-unavailable")).isEqualTo(1);
        assertThat(counted("body-too-large")).isEqualTo(1);
        assertThat(counted("overloaded")).isEqualTo(1);
        assertThat(counted("internal-error")).isEqualTo(1);
    }

    private boolean refused(ProblemCode code) {
        return refusals.count(MailProvider.SENDGRID, "www", Problems.problem(code, "It is too much."));
    }

    private void pass(Duration time) {
        now.set(now.get().plus(time));
    }

    private double counted(String code) {
        return registry.get("ripen.ingest.webhook.refused")
                .tags("provider", "sendgrid", "code", code)
                .counter()
                .count();
    }
}
