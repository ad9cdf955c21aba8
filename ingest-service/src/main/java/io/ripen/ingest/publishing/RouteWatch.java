package io.ripen.ingest.publishing;

import io.ripen.ingest.spool.Spool;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Lets the spool take over when Kafka's acknowledgements stay away, and drains it when Kafka is back; on a thread of its
 * own.
 */
final class RouteWatch {
    private static final Logger LOG = Logger.getLogger(RouteWatch.class);
    private static final Duration TICK = Duration.ofMillis(50);
    private static final Duration PROBE_INTERVAL = Duration.ofSeconds(1);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Route route;
    private final Drain drain;
    private final Spool spool;
    private final BrokerState broker;
    private final Supplier<ProducerLife> producers;
    private final Duration takeoverAfter;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("ripen-drain").daemon().factory());
    private Duration pause = FIRST_PAUSE;
    private long pauseEnd = System.nanoTime();
    private long nextProbe = System.nanoTime();
    private boolean announced;

    RouteWatch(
            Route route,
            Drain drain,
            Spool spool,
            BrokerState broker,
            Supplier<ProducerLife> producers,
            Duration takeoverAfter) {
        this.route = route;
        this.drain = drain;
        this.spool = spool;
        this.broker = broker;
        this.producers = producers;
        this.takeoverAfter = takeoverAfter;
    }

    void start() {
        Future<?> unused = thread.scheduleWithFixedDelay(this::lookSafely, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What is thrown here would end the schedule, and nobody would drain any more. */
    private void lookSafely() {
        try {
            look();
        } catch (RuntimeException unexpected) {
            LOG.error("RIPEN-I-042 spool=watch-failed effect=\"it looks again\"", unexpected);
        }
    }

    private void look() {
        route.endAbandoned();
        ProducerLife producer = route.direct();
        announce(producer == null && !spool.isEmpty());
        if (producer != null) {
            watch(producer);
        } else if (broker.isReachable() && System.nanoTime() - pauseEnd >= 0) {
            bringBack();
        } else if (System.nanoTime() - nextProbe >= 0) {
            nextProbe = System.nanoTime() + PROBE_INTERVAL.toNanos();
            spool.probe();
        }
    }

    private void announce(boolean spooling) {
        if (spooling && !announced) {
            LOG.warnf("RIPEN-I-030 spool=takes-over kafka=\"%s\"", broker.trouble());
        }
        announced = spooling;
    }

    private void watch(ProducerLife producer) {
        if (!broker.isReachable()) {
            route.takeOver(producer, broker.trouble());
        } else if (route.oldestNanos() > takeoverAfter.toNanos()) {
            route.takeOver(producer, "no acknowledgement for " + takeoverAfter.toMillis() + " ms");
        }
    }

    private void bringBack() {
        try {
            ProducerLife producer = producers.get();
            try {
                long start = System.nanoTime();
                long events = drain.run(producer);
                if (events > 0) {
                    LOG.infof(
                            "RIPEN-I-031 spool=drained events=%d millis=%d",
                            events, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
                }
                pause = FIRST_PAUSE;
            } finally {
                if (route.direct() != producer) {
                    route.release();
                    producer.abandon();
                }
            }
        } catch (ExecutionException refused) {
            Throwable cause = refused.getCause();
            failed(cause == null ? refused : cause);
        } catch (IOException | TimeoutException | RuntimeException failure) {
            failed(failure);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whatever it was, the spool is kept and tried again: later and later, but for ever. */
    private void failed(Throwable failure) {
        LOG.warnf(
                "RIPEN-I-032 spool=not-drained reason=%s events=%d retry-millis=%d",
                failure.getClass().getSimpleName(), spool.events(), pause.toMillis());
        LOG.debug("why the spool was not drained", failure);
        broker.unreachable(failure);
        pauseEnd = System.nanoTime() + pause.toNanos();
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
    }

    /** Ends the thread after the window it is at. It is not interrupted: that would close the file that it reads. */
    void stop(Duration limit) {
        drain.stop();
        thread.shutdown();
        try {
            if (!thread.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("RIPEN-I-040 spool=still-draining effect=\"events may be sent again after the start\"");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
