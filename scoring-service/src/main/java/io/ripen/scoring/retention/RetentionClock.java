package io.ripen.scoring.retention;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.ripen.lanes.quarkus.PeriodicTasks;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Looks at start and now and then whether a week of anonymous history is over. */
@Singleton
class RetentionClock {
    private static final Logger LOG = Logger.getLogger(RetentionClock.class);

    private final Retention retention;
    private final RetentionConfig config;
    private final PeriodicTasks tasks;

    @Inject
    RetentionClock(Retention retention, RetentionConfig config, Vertx vertx) {
        this.retention = retention;
        this.config = config;
        this.tasks = new PeriodicTasks(vertx);
    }

    /** What failed was rolled back and is tried again at the next look. */
    void start(@Observes StartupEvent event) {
        tasks.nowAndEvery(
                config.interval(),
                retention::run,
                (level, failure) -> LOG.logf(
                        level,
                        "RIPEN-S-503 retention failed failure=%s",
                        failure.getClass().getName()));
    }

    void stop(@Observes ShutdownEvent event) {
        tasks.stop();
    }
}
