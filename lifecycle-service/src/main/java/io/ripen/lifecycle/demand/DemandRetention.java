package io.ripen.lifecycle.demand;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Forgets touchpoints and visitors whose time is over, a portion a minute. */
@Singleton
class DemandRetention {
    private static final Logger LOG = Logger.getLogger(DemandRetention.class);
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final DemandTables tables;
    private final DemandConfig config;
    private final Vertx vertx;
    private final Clock clock;
    private final AtomicBoolean busy = new AtomicBoolean();
    private long timer;

    @Inject
    DemandRetention(DemandTables tables, DemandConfig config, Vertx vertx, Clock clock) {
        this.tables = tables;
        this.config = config;
        this.vertx = vertx;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(INTERVAL.toMillis(), ignored -> forget());
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    private void forget() {
        if (busy.compareAndSet(false, true)) {
            Instant now = clock.instant();
            LocalDate day = LocalDate.ofInstant(now.minus(config.rememberTouchpoints()), ZoneOffset.UTC);
            tables.forget(day, now.minus(config.rememberVisitors()))
                    .onTermination()
                    .invoke(() -> busy.set(false))
                    .subscribe()
                    .with(
                            done -> {},
                            failure -> LOG.warnf(
                                    "RIPEN-L-311 old visitors cannot be forgotten now failure=%s",
                                    failure.getClass().getName()));
        }
    }
}
