package io.ripen.systemtests;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes mails over HTTP as a provider does, see docs/nurture/sending.md. */
final class MailProvider implements AutoCloseable {
    private static final String TOKEN = "only-for-this-test";

    private final List<Mail> mails = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    /**
     * A mail as it came.
     *
     * @param key by which it is known again
     * @param message its text with all headers
     */
    record Mail(String key, String message) {}

    MailProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/mails", this::take);
        server.start();
    }

    /** Lets the mails of a stack, which is not up yet, go here. */
    void serves(LocalStack stack) {
        stack.set("RIPEN_NURTURE_TRANSPORT", "http")
                .set(
                        "RIPEN_NURTURE_PROVIDER_URL",
                        "http://127.0.0.1:" + server.getAddress().getPort() + "/mails")
                .set("RIPEN_NURTURE_PROVIDER_TOKEN", TOKEN);
    }

    /** All mails in the order in which they came; one that came twice is there twice. */
    List<Mail> mails() {
        return List.copyOf(mails);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean known = ("Bearer " + TOKEN)
                            .equals(exchange.getRequestHeaders().getFirst("Authorization"))
                    && "message/rfc822".equals(exchange.getRequestHeaders().getFirst("Content-Type"));
            if (known) {
                mails.add(new Mail(
                        exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            }
            exchange.sendResponseHeaders(known ? 202 : 401, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
