package io.ripen.scoring.enrichment;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.ripen.lanes.quarkus.PeriodicTasks;
import io.ripen.lanes.settings.ServerUrl;
import io.ripen.scoring.fact.OwnTouchpoints;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.circuitbreaker.OpenCircuitException;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Asks the provider about the companies in the queue, beside the lanes: what it waits for, no lane waits for. */
@ApplicationScoped
class EnrichmentWorker {
    private static final Logger LOG = Logger.getLogger(EnrichmentWorker.class);
    private static final int CONCURRENCY = 4;

    private final EnrichmentConfig config;
    private final EnrichmentQueue queue;
    private final OwnTouchpoints touchpoints;
    private final PeriodicTasks tasks;
    private final Clock clock;
    private final Optional<GuardedProvider> provider;
    private final Counter told;
    private final Counter unknown;
    private final Counter failed;

    @Inject
    EnrichmentWorker(
            EnrichmentConfig config,
            EnrichmentQueue queue,
            OwnTouchpoints touchpoints,
            Vertx vertx,
            Clock clock,
            MeterRegistry registry) {
        this.config = config;
        this.queue = queue;
        this.touchpoints = touchpoints;
        this.tasks = new PeriodicTasks(vertx);
        this.clock = clock;
        this.provider = config.enabled() ? Optional.of(provider(config, vertx)) : Optional.empty();
        this.told = counter(registry, "told");
        this.unknown = counter(registry, "unknown");
        this.failed = counter(registry, "failed");
    }

    private static GuardedProvider provider(EnrichmentConfig config, Vertx vertx) {
        String url = config.url()
                .filter(template -> template.contains("{domain}"))
                .orElseThrow(() -> new IllegalStateException(
                        "RIPEN-S-202 enrichment is enabled and ripen.scoring.enrichment.url names no provider;"
                                + " give an https URL with {domain} in its path or query"));
        ServerUrl.flaw(url).ifPresent(flaw -> {
            throw new IllegalStateException("RIPEN-S-209 ripen.scoring.enrichment.url " + flaw);
        });
        return new GuardedProvider(new HttpCompanyData(url, config.token(), config.timeout()), vertx, config);
    }

    private static Counter counter(MeterRegistry registry, String outcome) {
        return Counter.builder("ripen.scoring.enrichment.answers")
                .description("Companies that the provider was asked about")
                .tag("outcome", outcome)
                .register(registry);
    }

    void start(@Observes StartupEvent event) {
        provider.ifPresent(asked -> tasks.every(
                config.interval(),
                () -> work(asked),
                (level, failure) -> LOG.logf(
                        level,
                        "RIPEN-S-203 enrichment pauses failure=%s",
                        failure.getClass().getName())));
    }

    void stop(@Observes ShutdownEvent event) {
        tasks.stop();
    }

    private Uni<Void> work(GuardedProvider asked) {
        if (asked.isResting()) {
            return Uni.createFrom().voidItem();
        }
        return queue.take(config.batch(), clock.instant(), lease(config.batch(), config.timeout(), config.retry()))
                .onItem()
                .transformToMulti(requests -> Multi.createFrom().iterable(requests))
                .onItem()
                .transformToUni(request -> enrich(asked, request))
                .merge(CONCURRENCY)
                .collect()
                .last();
    }

    /** As long as the slowest batch takes, and then some: nobody else is to ask about the same companies meanwhile. */
    static Duration lease(int batch, Duration timeout, Duration retry) {
        int rounds = (batch + CONCURRENCY - 1) / CONCURRENCY;
        return timeout.multipliedBy(rounds + 1L).plus(retry);
    }

    private Uni<Void> enrich(GuardedProvider asked, EnrichmentRequest request) {
        return asked.of(request.domain())
                .flatMap(answer -> answer.map(data -> touchpoints
                                .send(EnrichedTouchpoints.touchpoint(request, data, clock.instant()))
                                .invoke(() -> told.increment()))
                        .orElseGet(() -> Uni.createFrom().voidItem().invoke(() -> unknown.increment())))
                .chain(() -> queue.done(request))
                .onFailure()
                .recoverWithUni(failure -> putOff(request, failure));
    }

    private Uni<Void> putOff(EnrichmentRequest request, Throwable failure) {
        if (failure instanceof OpenCircuitException) {
            return queue.notAsked(request, clock.instant().plus(config.pause()));
        }
        failed.increment();
        boolean givenUp = request.attempts() >= config.attempts();
        LOG.infof(
                "RIPEN-S-204 no company data lead=%s attempts=%d givenUp=%b failure=%s",
                request.leadId(),
                request.attempts(),
                givenUp,
                failure.getClass().getName());
        return givenUp
                ? queue.done(request)
                : queue.later(request, clock.instant().plus(config.retry().multipliedBy(request.attempts())));
    }
}
