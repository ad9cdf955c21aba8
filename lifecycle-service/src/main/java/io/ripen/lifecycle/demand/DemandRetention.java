package io.ripen.lifecycle.demand;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.ripen.lanes.quarkus.PeriodicTasks;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/** Forgets touchpoints and visitors whose time is over, a portion a minute. */
@Singleton
class DemandRetention {
    private static final Logger LOG = Logger.getLogger(DemandRetention.class);
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final DemandTables tables;
    private final DemandConfig config;
    private final Clock clock;
    private final PeriodicTasks tasks;

    @Inject
    DemandRetention(DemandTables tables, DemandConfig config, Vertx vertx, Clock clock) {
        this.tables = tables;
        this.config = config;
        this.clock = clock;
        this.tasks = new PeriodicTasks(vertx);
    }

    void start(@Observes StartupEvent event) {
        tasks.every(
                INTERVAL,
                this::forget,
                (level, failure) -> LOG.logf(
                        level,
                        "RIPEN-LC-311 old visitors cannot be forgotten now failure=%s",
                        failure.getClass().getName()));
    }

    void stop(@Observes ShutdownEvent event) {
        tasks.stop();
    }

    private Uni<Void> forget() {
        Instant now = clock.instant();
        LocalDate day = LocalDate.ofInstant(now.minus(config.rememberTouchpoints()), ZoneOffset.UTC);
        return tables.forget(day, now.minus(config.rememberVisitors()));
    }
}
