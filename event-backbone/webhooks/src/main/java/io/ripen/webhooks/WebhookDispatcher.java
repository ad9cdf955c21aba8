package io.ripen.webhooks;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.ripen.webhooks.DeliveryQueue.Lease;
import io.ripen.webhooks.DeliveryQueue.Next;
import io.ripen.webhooks.domain.RetryPlan;
import io.ripen.webhooks.domain.Verdict;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Delivers what is queued: each endpoint's events one after the other, all endpoints at the same time. As many deliveries
 * may run as there may be endpoints, so that none ever waits for another. An endpoint belongs to one instance at a time,
 * by a lease; when that instance ends, another goes on, and sends the event in flight once more under the same id.
 */
@Singleton
class WebhookDispatcher {
    private static final Logger LOG = Logger.getLogger(WebhookDispatcher.class);
    private static final String ATTEMPTS = "ripen.webhooks.attempts";
    private static final Duration REPORT_INTERVAL = Duration.ofSeconds(5);
    private static final Duration EXPIRY_INTERVAL = Duration.ofMinutes(1);

    private final DeliveryQueue queue;
    private final WebhookClient client;
    private final Destinations destinations;
    private final DeliverySettings settings;
    private final RetryPlan plan;
    private final Vertx vertx;
    private final MeterRegistry metrics;
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicLong disabled;
    private final AtomicLong waiting;
    private final List<Long> timers = new ArrayList<>();

    @Inject
    WebhookDispatcher(
            DeliveryQueue queue, WebhookClient client, Destinations destinations, Vertx vertx, MeterRegistry metrics) {
        this.queue = queue;
        this.client = client;
        this.destinations = destinations;
        this.settings = destinations.settings();
        this.plan = settings.retryPlan();
        this.vertx = vertx;
        this.metrics = metrics;
        List.of("delivered", "failed").forEach(outcome -> metrics.counter(ATTEMPTS, "outcome", outcome));
        this.disabled = metrics.gauge("ripen.webhooks.endpoints.disabled", new AtomicLong());
        this.waiting = metrics.gauge("ripen.webhooks.waiting", new AtomicLong());
    }

    void start(@Observes StartupEvent event) {
        if (settings.lease().compareTo(settings.timeout().multipliedBy(2)) < 0) {
            throw new IllegalStateException(
                    "RIPEN-W-301 %1$s.lease is %2$s and must be at least twice %1$s.timeout, which is %3$s"
                            .formatted(destinations.prefix(), settings.lease(), settings.timeout()));
        }
        every(settings.interval(), "claim", this::look);
        every(REPORT_INTERVAL, "report", this::report);
        every(EXPIRY_INTERVAL, "expire", () -> queue.expire().replaceWithVoid());
    }

    void stop(@Observes ShutdownEvent event) {
        timers.forEach(vertx::cancelTimer);
    }

    /** Runs a task again and again, never twice at a time; a failure does not end it, and the first of a row is told. */
    private void every(Duration interval, String name, Supplier<Uni<Void>> task) {
        AtomicBoolean running = new AtomicBoolean();
        AtomicBoolean failing = new AtomicBoolean();
        timers.add(vertx.setPeriodic(interval.toMillis(), ignored -> {
            if (running.compareAndSet(false, true)) {
                Uni.createFrom()
                        .deferred(task::get)
                        .onTermination()
                        .invoke(() -> running.set(false))
                        .subscribe()
                        .with(
                                done -> failing.set(false),
                                failure -> LOG.logf(
                                        failing.getAndSet(true) ? Logger.Level.DEBUG : Logger.Level.WARN,
                                        "RIPEN-W-302 webhooks cannot be looked after task=%s failure=%s",
                                        name,
                                        failure.getClass().getName()));
            }
        }));
    }

    private Uni<Void> look() {
        int free = destinations.mostEndpoints() - busy.get();
        return free <= 0 || destinations.known().filter(Set::isEmpty).isPresent()
                ? Uni.createFrom().voidItem()
                : queue.claim(free)
                        .invoke(leases -> leases.forEach(this::serve))
                        .replaceWithVoid();
    }

    /** Delivers to one endpoint until its queue is empty or an attempt fails; nobody waits for it. */
    private void serve(Lease lease) {
        busy.incrementAndGet();
        Multi.createBy()
                .repeating()
                .uni(() -> queue.next(lease)
                        .chain(next -> next.map(event -> deliver(lease, event))
                                .orElseGet(() -> queue.release(lease).replaceWith(false))))
                .whilst(goesOn -> goesOn)
                .collect()
                .last()
                .onTermination()
                .invoke(busy::decrementAndGet)
                .subscribe()
                .with(
                        done -> {},
                        failure -> LOG.warnf(
                                "RIPEN-W-303 delivery ended until its lease is over endpoint=%s failure=%s",
                                destinations.name(lease.endpointId()),
                                failure.getClass().getName()));
    }

    private Uni<Boolean> deliver(Lease lease, Next event) {
        String endpoint = destinations.name(lease.endpointId());
        return client.send(event).chain(attempt -> switch (plan.judge(
                attempt, event.failures(), ThreadLocalRandom.current().nextDouble())) {
            case Verdict.Delivered() -> {
                count("delivered");
                yield queue.delivered(lease, event);
            }
            case Verdict.Retry(String failure, Duration wait) -> {
                count("failed");
                LOG.infof(
                        "RIPEN-W-304 webhook failed endpoint=%s event=%s failure=%s failures=%d wait=%s",
                        endpoint, event.id(), failure, event.failures() + 1, wait);
                yield queue.retry(lease, failure, wait).replaceWith(false);
            }
            case Verdict.Disable(String failure) -> {
                count("failed");
                LOG.errorf(
                        "RIPEN-W-305 webhook endpoint disabled endpoint=%s event=%s failure=%s failures=%d remedy=repair the receiver, then POST /v1/webhooks/%s/enable",
                        endpoint, event.id(), failure, event.failures() + 1, endpoint);
                yield queue.disable(lease, failure).replaceWith(false);
            }
        });
    }

    private void count(String outcome) {
        metrics.counter(ATTEMPTS, "outcome", outcome).increment();
    }

    private Uni<Void> report() {
        return queue.backlog()
                .invoke(backlog -> {
                    disabled.set(backlog.disabledEndpoints());
                    waiting.set(backlog.waiting());
                })
                .replaceWithVoid();
    }
}
