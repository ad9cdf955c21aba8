package io.ripen.nurture.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ripen.nurture.domain.sending.SendOutcome;
import io.ripen.nurture.transport.FinishedMail;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The transport against a real server that keeps each key once, as a provider does. */
class HttpTransportTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String KEY = "lead-1/mql-welcome/welcome/1";

    /** What a provider does with the next mail that it has taken in. */
    private enum Answer {
        GIVEN,
        DROPPED,
        HELD_BACK
    }

    private final Map<String, String> taken = new ConcurrentHashMap<>();
    private final Map<String, String> headers = new ConcurrentHashMap<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile Answer next = Answer.GIVEN;
    private volatile int status = 202;
    private volatile String retryAfter = "";
    private HttpServer server;
    private HttpTransport transport;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/mails", this::take);
        server.start();
        transport = HttpTransport.to(settings(Map.of()), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void stop() {
        end.countDown();
        transport.closeAll();
        server.stop(0);
        threads.shutdownNow();
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
        if (status < 300) {
            taken.putIfAbsent(exchange.getRequestHeaders().getFirst("Idempotency-Key"), body);
        }
        Answer answer = next;
        next = Answer.GIVEN;
        switch (answer) {
            case GIVEN -> {
                if (!retryAfter.isEmpty()) {
                    exchange.getResponseHeaders().add("Retry-After", retryAfter);
                }
                exchange.sendResponseHeaders(status, -1);
            }
            case DROPPED -> {}
            case HELD_BACK -> awaitTheEnd();
        }
        exchange.close();
    }

    private void awaitTheEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ProviderSettings settings(Map<String, String> changes) {
        Map<String, String> values = new HashMap<>(Map.of(
                "ripen.nurture.provider.url",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/mails",
                "ripen.nurture.provider.token",
                "secret-1"));
        values.putAll(changes);
        values.values().removeIf("none"::equals);
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(ProviderSettings.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(ProviderSettings.class);
    }

    private static FinishedMail mail(int attempt, String text) {
        return new FinishedMail(
                KEY,
                attempt,
                "bounce+1@ripen.example",
                "ada@example.com",
                ("To: ada@example.com\r\n\r\n" + text).getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void postsTheMessageWithItsKey() {
        assertThat(transport.send(mail(1, "hello"))).isEqualTo(new SendOutcome.Accepted());

        assertThat(taken).containsExactly(Map.entry(KEY, "To: ada@example.com\r\n\r\nhello"));
        assertThat(headers)
                .containsEntry("Authorization", "Bearer secret-1")
                .containsEntry("Content-type", "message/rfc822")
                .containsEntry("X-envelope-from", "bounce+1@ripen.example");
    }

    @Test
    void isTakenOnceWhenTheAnswerIsDroppedAndTheMailPostedAgain() {
        next = Answer.DROPPED;

        assertThat(transport.send(mail(1, "first"))).isEqualTo(new SendOutcome.Unanswered("http-no-answer"));
        assertThat(transport.send(mail(2, "again"))).isEqualTo(new SendOutcome.Accepted());
        assertThat(taken).containsExactly(Map.entry(KEY, "To: ada@example.com\r\n\r\nfirst"));
    }

    @Test
    void waitsNoLongerThanItMay() {
        HttpTransport hasty = HttpTransport.to(
                settings(Map.of(
                        "ripen.nurture.provider.timeout",
                        "PT0.3S",
                        "ripen.nurture.provider.connect-timeout",
                        "PT0.2S")),
                Clock.systemUTC());
        next = Answer.HELD_BACK;

        assertThat(hasty.send(mail(1, "hello"))).isEqualTo(new SendOutcome.Unanswered("http-no-answer"));
        assertThat(hasty.longestSend()).isEqualTo(Duration.ofMillis(300));
        hasty.closeAll();
    }

    @Test
    void knowsThatAServerWhichIsAwayHasNothing() {
        server.stop(0);

        assertThat(transport.send(mail(1, "hello"))).isEqualTo(new SendOutcome.Unreachable("http-unreachable"));
    }

    @Test
    void doesAsTheProviderSays() {
        status = 429;
        retryAfter = "120";
        assertThat(transport.send(mail(1, "hello")))
                .isEqualTo(new SendOutcome.Deferred("http-429", true, Duration.ofMinutes(2)));

        status = 400;
        assertThat(transport.send(mail(2, "hello"))).isEqualTo(new SendOutcome.Refused("http-400", false));
    }

    @ParameterizedTest
    @CsvSource({
        "302, true",
        "401, true",
        "403, true",
        "404, true",
        "405, true",
        "408, false",
        "425, false",
        "429, true",
        "503, true"
    })
    void defersWhatMayPass(int code, boolean serverAway) {
        assertThat(new ProviderAnswer(code, null).outcome())
                .isEqualTo(new SendOutcome.Deferred("http-" + code, serverAway));
    }

    @ParameterizedTest
    @CsvSource({"409, false", "500, true", "502, true", "504, true", "599, true"})
    void doubtsWhatMayHaveBeenTakenAllTheSame(int code, boolean serverAway) {
        assertThat(new ProviderAnswer(code, Duration.ofMinutes(2)).outcome())
                .isEqualTo(new SendOutcome.Unanswered("http-" + code, serverAway, Duration.ofMinutes(2)));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413, 422})
    void isRefusedWithoutADoubtOfItsOwn(int code) {
        assertThat(new ProviderAnswer(code, null).outcome()).isEqualTo(new SendOutcome.Refused("http-" + code, false));
    }

    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "90, PT1M30S",
        "999999999, PT24H",
        "'Sun, 22 Nov 2026 10:05:00 GMT', PT5M",
        "'Sun, 22 Nov 2026 09:05:00 GMT', PT0S"
    })
    void readsRetryAfter(String text, Duration pause) {
        assertThat(ProviderAnswer.retryAfter(text, NOW)).isEqualTo(pause);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-5", "1.5", ""})
    void readsNothingIntoAStrangeRetryAfter(String text) {
        assertThat(ProviderAnswer.retryAfter(text, NOW)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "url, none, is needed",
        "token, none, is needed",
        "url, http://provider.example/mails, must begin with https://",
        "url, https://me@provider.example/mails, needs a host",
        "url, /mails, must begin with https://",
        "token, 'two words', is no bearer token",
        "connect-timeout, PT30S, must be more than none",
        "connect-timeout, PT0S, must be more than none"
    })
    void refusesSettingsThatCannotWork(String setting, String value, String message) {
        assertThatThrownBy(() -> HttpTransport.to(
                        settings(Map.of("ripen.nurture.provider." + setting, value)), Clock.systemUTC()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("RIPEN-N-341 ripen.nurture.provider." + setting + " " + message)
                .hasMessageNotContaining("secret-1")
                .hasMessageNotContaining("two words");
    }
}
