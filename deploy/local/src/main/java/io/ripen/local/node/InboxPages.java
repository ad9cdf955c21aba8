package io.ripen.local.node;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;

/** The inbox over HTTP: pages for people, JSON below {@code /api/messages}. Reads only. */
final class InboxPages {
    private static final String HTML = "text/html; charset=utf-8";
    private static final String JSON = "application/json";
    private static final String PLAIN = "text/plain; charset=utf-8";
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final MailStore store;

    private InboxPages(MailStore store) {
        this.store = store;
    }

    static void serve(int port, MailStore store) throws IOException {
        InboxPages pages = new InboxPages(store);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", pages::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (!exchange.getRequestMethod().equals("GET")) {
                send(exchange, 405, PLAIN, "Only GET.\n");
            } else if (path.equals("/")) {
                send(exchange, 200, HTML, listPage());
            } else if (path.equals("/api/messages")) {
                send(exchange, 200, JSON, listJson());
            } else if (path.startsWith("/api/messages/")) {
                sendJson(exchange, path.substring("/api/messages/".length()));
            } else if (path.startsWith("/messages/")) {
                sendPage(exchange, path.substring("/messages/".length()));
            } else {
                send(exchange, 404, PLAIN, "No such page.\n");
            }
        } catch (MessagingException e) {
            throw new IOException(e);
        }
    }

    private String listPage() {
        StringBuilder page = new StringBuilder(PAGE_TOP).append("<h1>Inbox</h1>\n<p>");
        List<StoredMail> mails = store.all();
        page.append(mails.size())
                .append(" mails, newest first. As JSON: <a href=\"/api/messages\">/api/messages</a></p>");
        page.append("\n<table>\n<tr><th>Received<th>To<th>Subject<th></tr>\n");
        for (StoredMail mail : mails.reversed()) {
            page.append(
                    "<tr><td>%s<td>%s<td><a href=\"/messages/%s\">%s</a><td><a href=\"/messages/%s.eml\">eml</a></tr>\n"
                            .formatted(
                                    mail.receivedAt(),
                                    escape(mail.to()),
                                    mail.id(),
                                    escape(mail.subject()),
                                    mail.id()));
        }
        return page.append("</table>\n").toString();
    }

    private void sendPage(HttpExchange exchange, String name) throws IOException, MessagingException {
        Optional<StoredMail> found = store.find(name.replaceFirst("\\.(eml|html)$", ""));
        if (found.isEmpty()) {
            send(exchange, 404, PLAIN, "No such mail.\n");
            return;
        }
        StoredMail mail = found.get();
        if (name.endsWith(".eml")) {
            send(exchange, 200, PLAIN, new String(store.source(mail), StandardCharsets.UTF_8));
            return;
        }
        MailBody body = MailBody.of(store.read(mail));
        if (name.endsWith(".html")) {
            // What a mail brings runs no script and loads nothing.
            exchange.getResponseHeaders()
                    .set("Content-Security-Policy", "sandbox; default-src 'none'; style-src 'unsafe-inline'");
            send(exchange, 200, HTML, body.html());
            return;
        }
        send(exchange, 200, HTML, mailPage(mail, body));
    }

    private static String mailPage(StoredMail mail, MailBody body) {
        return PAGE_TOP
                + "<p><a href=\"/\">Inbox</a> · <a href=\"/messages/%1$s.eml\">source</a> · <a href=\"/messages/%1$s.html\">HTML part</a></p>\n"
                        .formatted(mail.id())
                + "<h1>%s</h1>\n<p>From %s<br>To %s<br>%s</p>\n<pre>%s</pre>\n"
                        .formatted(
                                escape(mail.subject()),
                                escape(mail.from()),
                                escape(mail.to()),
                                mail.receivedAt(),
                                escape(body.text()));
    }

    private String listJson() throws IOException {
        ObjectNode answer = MAPPER.createObjectNode();
        List<StoredMail> mails = store.all();
        answer.put("total", mails.size());
        ArrayNode messages = answer.putArray("messages");
        mails.reversed().forEach(mail -> messages.add(json(mail)));
        return MAPPER.writeValueAsString(answer);
    }

    private void sendJson(HttpExchange exchange, String id) throws IOException, MessagingException {
        Optional<StoredMail> found = store.find(id);
        if (found.isEmpty()) {
            send(exchange, 404, JSON, "{}\n");
            return;
        }
        MimeMessage message = store.read(found.get());
        MailBody body = MailBody.of(message);
        ObjectNode answer = json(found.get());
        answer.put("text", body.text()).put("html", body.html());
        ObjectNode headers = answer.putObject("headers");
        for (Header header : Collections.list(message.getAllHeaders())) {
            headers.put(header.getName(), header.getValue());
        }
        send(exchange, 200, JSON, MAPPER.writeValueAsString(answer));
    }

    private static ObjectNode json(StoredMail mail) {
        return MAPPER.createObjectNode()
                .put("id", mail.id())
                .put("receivedAt", mail.receivedAt().toString())
                .put("deliveredTo", mail.deliveredTo())
                .put("from", mail.from())
                .put("to", mail.to())
                .put("subject", mail.subject())
                .put("messageId", mail.messageId());
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static final String PAGE_TOP = """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>Ripen inbox</title>
            <style>
              body { font: 16px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
              table { border-collapse: collapse; } td, th { text-align: left; padding: .2rem 1rem .2rem 0; }
              pre { white-space: pre-wrap; background: #f5f5f5; color: #111; padding: 1rem; }
            </style>
            """;
}
