package io.ripen.scoring.enrichment;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A provider of company data on this machine, good and bad: what it does depends on the domain that it is asked for. */
public final class CompanyServer implements QuarkusTestResourceLifecycleManager {
    static final String DATA =
            "{\"company\":\"Acme AB\",\"companySize\":\"250\",\"industry\":\"Software\",\"country\":\"SE\",\"more\":1}";
    private static final List<String> ASKED = Collections.synchronizedList(new ArrayList<>());

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    /** Starts on a free port. */
    public CompanyServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/companies/", this::answer);
    }

    @Override
    public Map<String, String> start() {
        server.start();
        return Map.of(
                "ripen.scoring.enrichment.enabled", "true",
                "ripen.scoring.enrichment.url", url(),
                "ripen.scoring.enrichment.token", "secret",
                "ripen.scoring.enrichment.timeout", "500ms",
                "ripen.scoring.enrichment.interval", "100ms",
                "ripen.scoring.enrichment.retry", "200ms",
                "ripen.scoring.enrichment.failures", "1000",
                "ripen.scoring.enrichment.attempts", "3");
    }

    @Override
    public void stop() {
        stopped.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/companies/{domain}";
    }

    static long asked(String domain) {
        return List.copyOf(ASKED).stream().filter(domain::equals).count();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String domain = exchange.getRequestURI().getPath().substring("/companies/".length());
        ASKED.add(domain);
        switch (domain.substring(0, domain.indexOf('.'))) {
            case "good" -> send(exchange, 200, DATA);
            case "open" -> send(exchange, "Bearer secret".equals(token(exchange)) ? 200 : 401, DATA);
            case "none" -> send(exchange, 404, "{}");
            case "empty" -> send(exchange, 200, "{}");
            case "broken" -> send(exchange, 500, "no");
            case "garbage" -> send(exchange, 200, "<html>");
            case "list" -> send(exchange, 200, "[1]");
            case "trailing" -> send(exchange, 200, DATA + "x");
            case "long" -> send(exchange, 200, "\"" + "x".repeat(70_000) + "\"");
            case "stalls" -> stall(exchange);
            default -> await();
        }
    }

    private static String token(HttpExchange exchange) {
        return exchange.getRequestHeaders().getFirst("Authorization");
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** Headers and a first byte, and then nothing. */
    private void stall(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 100);
        exchange.getResponseBody().write('{');
        exchange.getResponseBody().flush();
        await();
    }

    private void await() {
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
