package io.ripen.ingest.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.ripen.ingest.domain.Decision;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** Counts what became of events and times requests. */
@Singleton
final class IntakeMetrics {
    private static final Duration[] BUCKETS = IntStream.of(2, 5, 10, 20, 50, 100, 250, 500, 1000, 2000, 4000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final Map<Protocol, Outcomes> outcomes = new EnumMap<>(Protocol.class);
    private final Timer requests;

    private record Outcomes(Counter accepted, Counter duplicate, Counter rejected) {}

    @Inject
    IntakeMetrics(MeterRegistry registry) {
        for (Protocol protocol : Protocol.values()) {
            outcomes.put(
                    protocol,
                    new Outcomes(
                            counter(registry, protocol, "accepted"),
                            counter(registry, protocol, "duplicate-id-in-request"),
                            counter(registry, protocol, "rejected")));
        }
        this.requests = Timer.builder("ripen.ingest.request")
                .description("From the complete body to the last event's acknowledgement, or to the refusal")
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    private static Counter counter(MeterRegistry registry, Protocol protocol, String outcome) {
        return Counter.builder("ripen.ingest.touchpoints")
                .description("Events by wire protocol and by what became of them")
                .tag("protocol", protocol.wireName())
                .tag("outcome", outcome)
                .register(registry);
    }

    void count(Protocol protocol, List<Decision> decisions) {
        Outcomes counters = Objects.requireNonNull(outcomes.get(protocol));
        for (Decision decision : decisions) {
            switch (decision) {
                case Decision.Accepted ignored -> counters.accepted.increment();
                case Decision.Duplicate ignored -> counters.duplicate.increment();
                case Decision.Rejected ignored -> counters.rejected.increment();
            }
        }
    }

    void request(Duration duration) {
        requests.record(duration);
    }
}
