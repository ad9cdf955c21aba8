package io.ripen.ingest.touchpoint;

import io.quarkus.runtime.StartupEvent;
import io.ripen.ingest.config.IngestSettings;
import io.ripen.ingest.domain.Decision;
import io.ripen.ingest.domain.TouchpointIntake;
import io.ripen.ingest.publishing.EventPublisher;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/** Decides on the events of a request, publishes accepted and rejected ones, and answers once Kafka has them all. */
@Singleton
final class TouchpointIngest {
    private static final Logger LOG = Logger.getLogger(TouchpointIngest.class);
    private static final String REHEARSAL = """
            [{"visitorId":"a","type":"form-fill","timestamp":"2026-01-01T00:00:00Z","page":{"url":"https://example.com"},
              "facts":{"email":"a@example.com","country":"DE","timeZone":"Europe/Berlin","locale":"de"},
              "consents":[{"purpose":"profiling"}],"properties":{"text":"a","number":1.5,"flag":true}},
             {"visitorId":"a"}]""";

    private final TouchpointIntake intake;
    private final EventPublisher publisher;
    private final IntakeMetrics metrics;
    private final Clock clock;
    private final int maxPayloadBytes;

    @Inject
    TouchpointIngest(
            TouchpointIntake intake,
            EventPublisher publisher,
            IntakeMetrics metrics,
            Clock clock,
            IngestSettings settings) {
        this.intake = intake;
        this.publisher = publisher;
        this.metrics = metrics;
        this.clock = clock;
        this.maxPayloadBytes = settings.maxEventBytes();
    }

    /** Takes the events of a request. */
    CompletionStage<IntakeAnswer> take(IntakeRequest request) {
        Instant receivedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<Decision> decisions = intake.decideAll(request.readings(), receivedAt);
        return publisher
                .publish(request.records(decisions, receivedAt, maxPayloadBytes))
                .thenApply(published -> {
                    metrics.count(decisions);
                    return IntakeAnswer.of(decisions);
                });
    }

    /**
     * Does everything but publish for one good and one bad event, before the first request comes: loading the classes
     * takes up to seconds on a busy machine, and nobody else's events shall wait for it on an event loop.
     */
    void rehearse(@Observes StartupEvent started, RequestReader reader) {
        byte[] body = REHEARSAL.getBytes(StandardCharsets.UTF_8);
        if (reader.read(body) instanceof RequestReader.RequestBody.Events events) {
            IntakeRequest request = new IntakeRequest(body, events, null);
            Instant receivedAt = clock.instant();
            List<Decision> decisions = intake.decideAll(request.readings(), receivedAt);
            int written =
                    request.records(decisions, receivedAt, maxPayloadBytes).size();
            LOG.debugf("RIPEN-I-004 rehearsed events=%d outcome=%s", written, IntakeAnswer.of(decisions));
        }
    }
}
