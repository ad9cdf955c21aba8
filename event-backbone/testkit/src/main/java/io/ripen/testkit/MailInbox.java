package io.ripen.testkit;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.ripen.local.process.Installation;
import io.ripen.local.process.RunningProcess;
import io.ripen.local.server.Inbox;
import io.ripen.local.server.Loopback;
import io.ripen.local.server.Purpose;
import io.ripen.local.server.ServerFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A real SMTP server in a process of its own whose mails can be read; tests may kill, stop and start it again. */
public final class MailInbox implements AutoCloseable {
    /**
     * A mail as it arrived.
     *
     * @param headers of several with one name the last
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Mail(
            String id,
            String deliveredTo,
            String from,
            String to,
            String subject,
            String messageId,
            String text,
            String html,
            Map<String, String> headers) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Entry(String id, String messageId) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Listing(List<Entry> messages) {}

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Path home;
    private final Inbox inbox;

    MailInbox(Path home, int smtpPort, int imapPort, int httpPort) {
        this.home = home;
        this.inbox = new Inbox(
                Installation.locate(), ServerFiles.of(home, "inbox"), smtpPort, imapPort, httpPort, Purpose.TEST);
    }

    /** Starts an empty inbox on random ports; it ends with this JVM at the latest. */
    public static MailInbox start() {
        MailInbox inbox = new MailInbox(
                TestServers.newHome("inbox"), Loopback.freePort(), Loopback.freePort(), Loopback.freePort());
        inbox.restart();
        return inbox;
    }

    /** Where it keeps mails and log. */
    public Path home() {
        return home;
    }

    /** The SMTP port on the loopback address. */
    public int smtpPort() {
        return inbox.port();
    }

    /** The IMAP port on the loopback address. Every address is a mailbox, its own user name and its own password. */
    public int imapPort() {
        return inbox.imapPort();
    }

    /** All mails, oldest first. */
    public List<Mail> mails() {
        return Json.read(get("/api/messages"), Listing.class).messages().reversed().stream()
                .map(entry -> Json.read(get("/api/messages/" + entry.id()), Mail.class))
                .toList();
    }

    /** The Message-IDs of all mails without the angle brackets, oldest first; a mail that came twice is there twice. */
    public List<String> messageIds() {
        return Json.read(get("/api/messages"), Listing.class).messages().reversed().stream()
                .map(entry -> entry.messageId().replaceAll("[<>]", ""))
                .toList();
    }

    /** Starts it (again) with the mails it has and waits until it answers. Harmless if it runs. */
    public void restart() {
        if (inbox.process().isEmpty()) {
            TestServers.startAndAwait(inbox);
        }
    }

    /** Stops it cleanly. */
    public void stop() {
        inbox.stop();
    }

    /** {@code kill -9}. */
    public void kill() {
        inbox.kill();
    }

    /** {@code SIGSTOP}: connections are accepted by the system but nothing answers. */
    public void suspend() {
        process().signalTree("STOP");
    }

    /** {@code SIGCONT} after {@link #suspend}. */
    public void resume() {
        process().signalTree("CONT");
    }

    /** Opens a proxy in front of SMTP on a random port. */
    public FaultProxy openProxy() {
        return FaultProxy.open(0, smtpPort());
    }

    /** The server's process, to be read or signalled. */
    public RunningProcess process() {
        return inbox.process().orElseThrow(() -> new IllegalStateException("The inbox does not run"));
    }

    @Override
    public void close() {
        kill();
    }

    private String get(String path) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(inbox.url() + path)).build();
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
