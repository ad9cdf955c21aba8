package io.ripen.scoring.release;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Makes the walk go on, one step at a time. */
@Singleton
class RefoldClock {
    private static final Logger LOG = Logger.getLogger(RefoldClock.class);

    private final RefoldWalk walk;
    private final RefoldConfig config;
    private final Vertx vertx;
    private final AtomicBoolean stepping = new AtomicBoolean();
    private long timer;

    @Inject
    RefoldClock(RefoldWalk walk, RefoldConfig config, Vertx vertx) {
        this.walk = walk;
        this.config = config;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(config.interval().toMillis(), ignored -> step());
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    /** A failed step was rolled back and is taken again at the next tick. */
    private void step() {
        if (stepping.compareAndSet(false, true)) {
            walk.step()
                    .onTermination()
                    .invoke(() -> stepping.set(false))
                    .subscribe()
                    .with(
                            done -> {},
                            failure -> LOG.warnf(
                                    "RIPEN-S-406 re-fold step failed failure=%s",
                                    failure.getClass().getName()));
        }
    }
}
