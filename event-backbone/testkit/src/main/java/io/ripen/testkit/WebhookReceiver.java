package io.ripen.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;

/** An HTTP server that gets webhooks and answers as a test wants. */
public final class WebhookReceiver implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A request as it came.
     *
     * @param id the header {@code webhook-id}
     * @param timestamp the header {@code webhook-timestamp}, Unix time in seconds
     * @param signature the header {@code webhook-signature}
     * @param body JSON
     */
    public record Hook(String id, String timestamp, String signature, String body) {

        /** The body. */
        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("the body is no JSON", e);
            }
        }

        /** Whether it is signed with this secret, asked of the specification's own library. */
        public boolean isSignedWith(String secret) {
            HttpHeaders headers = HttpHeaders.of(
                    Map.of(
                            "webhook-id", List.of(id),
                            "webhook-timestamp", List.of(timestamp),
                            "webhook-signature", List.of(signature)),
                    (name, value) -> true);
            try {
                new Webhook(secret).verify(body, headers);
                return true;
            } catch (WebhookVerificationException e) {
                return false;
            }
        }
    }

    private final List<Hook> hooks = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    /** Answers each request with the status that the function gives, whenever it gives it. */
    public WebhookReceiver(ToIntFunction<Hook> status) {
        this(0, status);
    }

    /** The same on a port of its own. */
    public WebhookReceiver(int port, ToIntFunction<Hook> status) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> answer(exchange, status));
        server.start();
    }

    private void answer(HttpExchange exchange, ToIntFunction<Hook> status) throws IOException {
        try (exchange) {
            Hook hook = new Hook(
                    exchange.getRequestHeaders().getFirst("webhook-id"),
                    exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                    exchange.getRequestHeaders().getFirst("webhook-signature"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            hooks.add(hook);
            exchange.sendResponseHeaders(status.applyAsInt(hook), -1);
        }
    }

    /** Where to send to. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hooks?tenant=7";
    }

    /** What came, in order, of one lead. */
    public List<Hook> hooksOf(String leadId) {
        return hooks.stream()
                .filter(hook -> hook.json().at("/data/leadId").asText().equals(leadId))
                .toList();
    }

    /** The ids of what came, in order and as often as it came, of one lead. */
    public List<String> idsOf(String leadId) {
        return hooksOf(leadId).stream().map(Hook::id).toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
