package io.ripen.systemtests;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Gets webhooks as a customer's system would. */
final class HookReceiver implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final List<Hook> hooks = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    /** An event as it came. */
    private record Hook(String id, String leadId) {}

    HookReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hooks";
    }

    /** The ids of a lead's events in the order in which they came first. */
    List<String> idsOf(String leadId) {
        return hooks.stream()
                .filter(hook -> hook.leadId().equals(leadId))
                .map(Hook::id)
                .distinct()
                .toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String leadId = MAPPER.readTree(exchange.getRequestBody())
                    .at("/data/leadId")
                    .asText();
            hooks.add(new Hook(exchange.getRequestHeaders().getFirst("webhook-id"), leadId));
            exchange.sendResponseHeaders(204, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
