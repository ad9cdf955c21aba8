package io.ripen.ingest.mailprovider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ripen.ingest.config.SettingsInTests;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSnsFetcherTest {
    private final HttpSnsFetcher fetcher = new HttpSnsFetcher(
            SettingsInTests.of(MailWebhookSettings.class, Map.of("ripen.mail-webhooks.fetch-timeout", "2s")));
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch held = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/certificate", exchange -> answer(exchange, 200, "certificate"));
        server.createContext("/large", exchange -> answer(exchange, 200, "x".repeat(65_537)));
        server.createContext("/gone", exchange -> answer(exchange, 404, ""));
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().set("Location", "/certificate");
            answer(exchange, 302, "");
        });
        server.createContext("/held", exchange -> {
            try {
                held.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
            answer(exchange, 200, "late");
        });
        server.start();
    }

    @AfterEach
    void stop() {
        held.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void fetchesWhatIsThere() {
        assertThat(get("/certificate").join()).isEqualTo("certificate".getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/gone", "/moved", "/held"})
    void failsIfItIsNotThereOrNotSoonEnough(String path) {
        assertThatThrownBy(() -> get(path).join()).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void doesNotReadWhatIsTooLargeForACertificate() {
        assertThat(get("/large").join()).isEmpty();
    }

    @Test
    void fetchesFewThingsAtOneTime() {
        List<CompletableFuture<byte[]>> waiting =
                Stream.generate(() -> get("/held")).limit(4).toList();

        assertThatThrownBy(() -> get("/certificate").join()).hasMessageContaining("too much");

        held.countDown();
        waiting.forEach(CompletableFuture::join);
        assertThat(get("/certificate").join()).isNotEmpty();
    }

    private CompletableFuture<byte[]> get(String path) {
        return fetcher.get(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path))
                .toCompletableFuture();
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
