package io.ripen.ingest.touchpoint;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.ripen.ingest.domain.Decision;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Counts what became of events and times requests. */
@Singleton
final class IntakeMetrics {
    private static final Duration[] BUCKETS = IntStream.of(2, 5, 10, 20, 50, 100, 250, 500, 1000, 2000, 4000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final Counter accepted;
    private final Counter duplicate;
    private final Counter rejected;
    private final Timer requests;

    @Inject
    IntakeMetrics(MeterRegistry registry) {
        this.accepted = counter(registry, "accepted");
        this.duplicate = counter(registry, "duplicate-id-in-request");
        this.rejected = counter(registry, "rejected");
        this.requests = Timer.builder("ripen.ingest.request")
                .description("From the complete body to Kafka's acknowledgement, or to the refusal")
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    private static Counter counter(MeterRegistry registry, String outcome) {
        return Counter.builder("ripen.ingest.touchpoints")
                .description("Events of the native protocol")
                .tag("outcome", outcome)
                .register(registry);
    }

    void count(List<Decision> decisions) {
        for (Decision decision : decisions) {
            switch (decision) {
                case Decision.Accepted ignored -> accepted.increment();
                case Decision.Duplicate ignored -> duplicate.increment();
                case Decision.Rejected ignored -> rejected.increment();
            }
        }
    }

    void request(long nanos) {
        requests.record(Duration.ofNanos(nanos));
    }
}
