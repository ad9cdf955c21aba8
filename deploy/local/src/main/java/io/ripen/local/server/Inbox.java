package io.ripen.local.server;

import io.ripen.local.process.Installation;
import io.ripen.local.process.Launch;
import io.ripen.local.process.RunningProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An SMTP server on the loopback address whose mails can be read over IMAP and HTTP. */
public final class Inbox implements LocalServer {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);
    private static final int HEAP_MEBIBYTES = 64;

    private final Installation installation;
    private final ServerFiles files;
    private final int smtpPort;
    private final int imapPort;
    private final int httpPort;
    private final Purpose purpose;

    /** An inbox that is not started yet, or was started by another process with the same files. */
    public Inbox(
            Installation installation, ServerFiles files, int smtpPort, int imapPort, int httpPort, Purpose purpose) {
        this.installation = installation;
        this.files = files;
        this.smtpPort = smtpPort;
        this.imapPort = imapPort;
        this.httpPort = httpPort;
        this.purpose = purpose;
    }

    @Override
    public String name() {
        return "inbox";
    }

    @Override
    public int port() {
        return smtpPort;
    }

    /** Where the mails can be read over IMAP. */
    public int imapPort() {
        return imapPort;
    }

    /** Where the mails can be read with a browser. */
    public String url() {
        return "http://127.0.0.1:" + httpPort;
    }

    @Override
    public void check() {
        // Mails are single files; the inbox takes whatever it finds.
    }

    @Override
    public void start() {
        List<String> jvmOptions = new ArrayList<>(purpose.jvmOptions(HEAP_MEBIBYTES));
        jvmOptions.addAll(List.of(
                "-Xms16m",
                "-Xss512k",
                "-Djava.util.logging.config.file="
                        + installation.root().resolve("deploy/local/target/classes/server-logging.properties")));
        List<String> command = installation.javaCommand(
                jvmOptions,
                "io.ripen.local.node.InboxNode",
                List.of(
                        Integer.toString(smtpPort),
                        Integer.toString(imapPort),
                        Integer.toString(httpPort),
                        files.data().toString()));
        files.pid().write(new Launch(command, Map.of(), files.log()).start().pid(), smtpPort);
    }

    @Override
    public boolean isReady() {
        return Stream.of(smtpPort, imapPort, httpPort).allMatch(Loopback::accepts);
    }

    @Override
    public Optional<RunningProcess> process() {
        return files.process();
    }

    @Override
    public void stop() {
        files.end("TERM", STOP_LIMIT);
    }

    @Override
    public void kill() {
        files.kill();
    }
}
