package io.ripen.scoring.release;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.ripen.lanes.quarkus.PeriodicTasks;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Makes the walk go on, one step at a time. */
@Singleton
class RefoldClock {
    private static final Logger LOG = Logger.getLogger(RefoldClock.class);

    private final RefoldWalk walk;
    private final RefoldConfig config;
    private final PeriodicTasks tasks;

    @Inject
    RefoldClock(RefoldWalk walk, RefoldConfig config, Vertx vertx) {
        this.walk = walk;
        this.config = config;
        this.tasks = new PeriodicTasks(vertx);
    }

    /** A failed step was rolled back and is taken again at the next tick. */
    void start(@Observes StartupEvent event) {
        tasks.every(
                config.interval(),
                walk::step,
                (level, failure) -> LOG.logf(
                        level,
                        "RIPEN-S-406 re-fold step failed failure=%s",
                        failure.getClass().getName()));
    }

    void stop(@Observes ShutdownEvent event) {
        tasks.stop();
    }
}
