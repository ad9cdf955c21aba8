package io.ripen.scoring.retention;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Looks at start and now and then whether a week of anonymous history is over. */
@Singleton
class RetentionClock {
    private static final Logger LOG = Logger.getLogger(RetentionClock.class);

    private final Retention retention;
    private final RetentionConfig config;
    private final Vertx vertx;
    private final AtomicBoolean running = new AtomicBoolean();
    private long timer;

    @Inject
    RetentionClock(Retention retention, RetentionConfig config, Vertx vertx) {
        this.retention = retention;
        this.config = config;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(1, config.interval().toMillis(), ignored -> run());
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    /** What failed was rolled back and is tried again at the next look. */
    private void run() {
        if (running.compareAndSet(false, true)) {
            retention
                    .run()
                    .onTermination()
                    .invoke(() -> running.set(false))
                    .subscribe()
                    .with(
                            done -> {},
                            failure -> LOG.warnf(
                                    "RIPEN-S-503 retention failed failure=%s",
                                    failure.getClass().getName()));
        }
    }
}
