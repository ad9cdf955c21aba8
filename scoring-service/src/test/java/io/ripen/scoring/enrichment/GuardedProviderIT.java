package io.ripen.scoring.enrichment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a real server that hangs, fails and talks nonsense. */
class GuardedProviderIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final CompanyServer SERVER = new CompanyServer();
    private static Vertx vertx;

    @BeforeAll
    static void start() {
        SERVER.start();
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        SERVER.stop();
    }

    @Test
    void readsWhatTheProviderKnows() {
        assertThat(ask(provider(Map.of()), "good.example"))
                .contains(new CompanyData("Acme AB", "250", "Software", "SE"));
    }

    @Test
    void sendsItsToken() {
        assertThat(ask(provider(Map.of("token", "secret")), "open.example")).isPresent();
        assertThatThrownBy(() -> ask(provider(Map.of()), "open.example")).hasMessageContaining("401");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none.example", "empty.example"})
    void saysThatACompanyIsNotKnown(String domain) {
        assertThat(ask(provider(Map.of()), domain)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"broken.example", "garbage.example", "list.example", "trailing.example", "long.example"})
    void failsOnWhatIsNoAnswer(String domain) {
        assertThatThrownBy(() -> ask(provider(Map.of()), domain)).isInstanceOf(Exception.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hangs.example", "stalls.example"})
    void waitsNoLongerThanItsTimeout(String domain) {
        long start = System.nanoTime();

        assertThatThrownBy(() -> ask(provider(Map.of("timeout", "200ms")), domain))
                .isInstanceOf(Exception.class);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(150), PATIENCE);
    }

    @Test
    void remembersAnswersAndAlsoThatThereIsNone() {
        GuardedProvider provider = provider(Map.of());
        ask(provider, "good.remembered.example");
        ask(provider, "good.remembered.example");
        ask(provider, "none.remembered.example");
        ask(provider, "none.remembered.example");

        assertThat(CompanyServer.asked("good.remembered.example")).isEqualTo(1);
        assertThat(CompanyServer.asked("none.remembered.example")).isEqualTo(1);
    }

    @Test
    void asksOnceForAllWhoAskAtTheSameTime() {
        GuardedProvider provider = provider(Map.of());

        Uni.join()
                .all(
                        provider.of("good.together.example"),
                        provider.of("good.together.example"),
                        provider.of("good.together.example"))
                .andFailFast()
                .await()
                .atMost(PATIENCE);

        assertThat(CompanyServer.asked("good.together.example")).isEqualTo(1);
    }

    @Test
    void doesNotRememberFailures() {
        GuardedProvider provider = provider(Map.of());
        assertThatThrownBy(() -> ask(provider, "broken.twice.example")).isInstanceOf(Exception.class);
        assertThatThrownBy(() -> ask(provider, "broken.twice.example")).isInstanceOf(Exception.class);

        assertThat(CompanyServer.asked("broken.twice.example")).isEqualTo(2);
    }

    @Test
    void leavesAFailingProviderAloneForAWhileAndThenTriesAgain() {
        GuardedProvider provider = provider(Map.of("failures", "2", "pause", "300ms"));
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> ask(provider, "broken.open.example")).isInstanceOf(Exception.class);
        }

        assertThat(provider.isResting()).isTrue();
        assertThatThrownBy(() -> ask(provider, "good.open.example")).isInstanceOf(Exception.class);
        assertThat(CompanyServer.asked("good.open.example")).isZero();

        await().atMost(PATIENCE).until(() -> !provider.isResting());
        assertThat(ask(provider, "good.open.example")).isPresent();
        assertThat(ask(provider, "good.again.example")).isPresent();
    }

    @Test
    void isOffUnlessItIsTurnedOn() {
        EnrichmentConfig config = config(Map.of());

        assertThat(config.enabled()).isFalse();
        assertThat(config.url()).isEmpty();
        assertThat(config.token()).isEmpty();
        assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.cacheSize()).isEqualTo(10_000);
        assertThat(config.cacheFor()).isEqualTo(Duration.ofDays(7));
        assertThat(config.failures()).isEqualTo(5);
        assertThat(config.pause()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.interval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.batch()).isEqualTo(20);
        assertThat(config.retry()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.attempts()).isEqualTo(20);
    }

    private static GuardedProvider provider(Map<String, String> settings) {
        EnrichmentConfig config = config(settings);
        return new GuardedProvider(new HttpCompanyData(SERVER.url(), config.token(), config.timeout()), vertx, config);
    }

    private static EnrichmentConfig config(Map<String, String> settings) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .withMapping(EnrichmentConfig.class)
                .withConverter(Duration.class, 200, new DurationConverter());
        settings.forEach((name, value) -> builder.withDefaultValue("ripen.scoring.enrichment." + name, value));
        SmallRyeConfig config = builder.build();
        return config.getConfigMapping(EnrichmentConfig.class);
    }

    private static Optional<CompanyData> ask(GuardedProvider provider, String domain) {
        return provider.of(domain).await().atMost(PATIENCE);
    }
}
