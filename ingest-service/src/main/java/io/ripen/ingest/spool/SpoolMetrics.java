package io.ripen.ingest.spool;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** What the spool tells about itself. */
final class SpoolMetrics {
    private final Spool spool;

    SpoolMetrics(Spool spool) {
        this.spool = spool;
    }

    void register(MeterRegistry registry) {
        Gauge.builder("ripen.ingest.spool.bytes", spool, Spool::bytes)
                .description("Bytes of the spool on disk")
                .strongReference(true)
                .register(registry);
        Gauge.builder("ripen.ingest.spool.events", spool, Spool::events)
                .description("Events in the spool that Kafka does not have yet")
                .strongReference(true)
                .register(registry);
        Gauge.builder("ripen.ingest.spool.aside.events", spool, Spool::recordsAside)
                .description("Events that Kafka refuses for good and that are set aside")
                .strongReference(true)
                .register(registry);
        Gauge.builder(
                        "ripen.ingest.spool.age.seconds",
                        spool,
                        spooled -> spooled.age().toMillis() / 1000.0)
                .description("How long the oldest of them has been there")
                .strongReference(true)
                .register(registry);
    }

    static Timer fsync(MeterRegistry registry) {
        return Timer.builder("ripen.ingest.spool.fsync")
                .description("Time of one fsync")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
    }

    static Counter spooled(MeterRegistry registry) {
        return Counter.builder("ripen.ingest.spool.spooled")
                .description("Events that were spooled")
                .register(registry);
    }

    static Counter drained(MeterRegistry registry) {
        return Counter.builder("ripen.ingest.spool.drained")
                .description("Spooled events that Kafka has acknowledged")
                .register(registry);
    }
}
