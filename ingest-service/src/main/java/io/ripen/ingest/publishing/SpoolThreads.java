package io.ripen.ingest.publishing;

import io.ripen.ingest.spool.Spool;
import io.ripen.ingest.spool.SpoolSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Supplier;

/** The spool with the two threads that fill and drain it. */
final class SpoolThreads {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    private final Route route;
    private final Spool spool;
    private final GroupCommit commits;
    private final RouteWatch watch;

    SpoolThreads(
            Route route,
            Spool spool,
            BrokerState broker,
            Supplier<ProducerLife> producers,
            SpoolSettings settings,
            Duration ackLimit) {
        this.route = route;
        this.spool = spool;
        this.commits = new GroupCommit(route, spool, settings.groupCommitInterval());
        this.watch = new RouteWatch(
                route, new Drain(route, spool, ackLimit), spool, broker, producers, settings.takeoverAfter());
    }

    void start() {
        commits.start();
        watch.start();
    }

    Spool spool() {
        return spool;
    }

    /** First the draining; then nothing but direct sends can still bring something to the spool. */
    void stopDraining() {
        watch.stop(STOP_LIMIT);
    }

    /** Commits what waits and closes the files. */
    void stop() {
        route.end();
        if (!commits.awaitEnd(STOP_LIMIT)) {
            return;
        }
        try {
            spool.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
