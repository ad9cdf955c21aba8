package io.ripen.systemtests.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The example site on a port of its own, which makes it another origin than ingest; further pages can be added. */
final class Website implements AutoCloseable {
    private static final Path EXAMPLE = Path.of(System.getProperty("ripen.root"), "docs/examples/site");
    private static final String EXAMPLE_INGEST = "http://localhost:8081";
    private static final String EXAMPLE_KEY = "browser-key-of-your-site";
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html;charset=UTF-8",
            "js", "text/javascript;charset=UTF-8",
            "css", "text/css",
            "pdf", "application/pdf");

    private final Map<String, byte[]> pages = new ConcurrentHashMap<>();
    private final HttpServer server;
    private final String ingest;
    private final String key;

    private Website(HttpServer server, String ingest, String key) {
        this.server = server;
        this.ingest = ingest;
        this.key = key;
    }

    /** Opens it; its pages send to this ingest with this browser key. */
    static Website open(String ingest, String key) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            Website website = new Website(server, ingest, key);
            server.createContext("/", website::answer);
            server.start();
            return website;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address of a path that begins with a slash. */
    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** Adds a page, or puts one in the place of another; the example's ingest and key stand for the real ones. */
    Website with(String path, String text) {
        pages.put(path, real(text).getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Adds a file as it is. */
    Website with(String path, Path file) throws IOException {
        pages.put(path, Files.readAllBytes(file));
        return this;
    }

    private String real(String text) {
        return text.replace(EXAMPLE_INGEST, ingest).replace(EXAMPLE_KEY, key);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = body(path.startsWith("/app.html/") ? "/app.html" : path.equals("/") ? "/index.html" : path);
            if (body == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            String ending = path.substring(path.lastIndexOf('.') + 1);
            exchange.getResponseHeaders().set("Content-Type", TYPES.getOrDefault(ending, TYPES.get("html")));
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private byte @Nullable [] body(String path) throws IOException {
        if (pages.containsKey(path)) {
            return pages.get(path);
        }
        Path file = EXAMPLE.resolve(path.substring(1)).normalize();
        if (!file.startsWith(EXAMPLE) || !Files.isRegularFile(file)) {
            return null;
        }
        return path.endsWith(".pdf")
                ? Files.readAllBytes(file)
                : real(Files.readString(file)).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
