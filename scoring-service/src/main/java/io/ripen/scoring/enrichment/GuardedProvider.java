package io.ripen.scoring.enrichment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.circuitbreaker.CircuitBreaker;
import io.vertx.circuitbreaker.CircuitBreakerOptions;
import io.vertx.circuitbreaker.CircuitBreakerState;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;

/**
 * Keeps a provider from doing harm: each question ends in time, answers are remembered, and after failures in a row the
 * provider is left alone for a while, during which every question that no answer is remembered for fails at once.
 */
final class GuardedProvider implements CompanyDataProvider {
    private final CompanyDataProvider provider;
    private final Duration timeout;
    private final CircuitBreaker breaker;
    private final Cache<String, Uni<Optional<CompanyData>>> answers;

    GuardedProvider(CompanyDataProvider provider, Vertx vertx, EnrichmentConfig config) {
        this.provider = provider;
        this.timeout = config.timeout();
        this.breaker = CircuitBreaker.create(
                "ripen-enrichment",
                vertx,
                new CircuitBreakerOptions()
                        .setMaxFailures(config.failures())
                        .setTimeout(config.timeout().toMillis())
                        .setResetTimeout(config.pause().toMillis())
                        .setNotificationAddress(null));
        this.answers = Caffeine.newBuilder()
                .maximumSize(config.cacheSize())
                .expireAfterWrite(config.cacheFor())
                .build();
    }

    /** Who asks while an answer is under way waits for the same one. */
    @Override
    public Uni<Optional<CompanyData>> of(String domain) {
        return answers.get(domain, this::ask);
    }

    private Uni<Optional<CompanyData>> ask(String domain) {
        return Uni.createFrom()
                .deferred(() ->
                        UniHelper.toUni(breaker.execute((Promise<Optional<CompanyData>> promise) -> provider.of(domain)
                                .ifNoItem()
                                .after(timeout)
                                .fail()
                                .subscribe()
                                .with(promise::tryComplete, promise::tryFail))))
                .onFailure()
                .invoke(() -> answers.invalidate(domain))
                .memoize()
                .indefinitely();
    }

    /** Whether the provider is left alone now. */
    boolean isResting() {
        return breaker.state() == CircuitBreakerState.OPEN;
    }
}
