package io.ripen.bench.mails;

import io.ripen.bench.load.CpuClock;
import io.ripen.bench.report.MachineFacts;
import io.ripen.bench.server.Backlog;
import io.ripen.bench.server.Servers;
import io.ripen.bench.server.ServiceEnvironment;
import io.ripen.local.access.SigningKey;
import io.ripen.local.process.Installation;
import io.ripen.local.process.LocalFailure;
import io.ripen.local.process.Polling;
import io.ripen.local.process.RunningProcess;
import io.ripen.local.server.Loopback;
import io.ripen.local.server.ServerFiles;
import io.ripen.local.stack.Service;
import io.ripen.local.stack.ServiceProcess;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Lets the packaged nurture-service, with the small heap that it has in the local stack, send a backlog.
 *
 * <p>Leads enter a journey as lifecycle would tell it, and their mails line up, because the SMTP server does not listen. Then it
 * does, and the mails are timed from the first one on.
 */
final class MailsBench {
    private static final int STRETCHES = 10;
    private static final Duration QUEUE_LIMIT = Duration.ofMinutes(30);
    private static final Duration SEND_LIMIT = Duration.ofHours(2);
    private static final String QUEUED = "SELECT count(*) FROM nurture.mail";

    private final Installation installation;
    private final Path folder;
    private final Consumer<String> progress;
    private final long mails;
    private final int concurrency;

    /**
     * A benchmark.
     *
     * @param installation where Ripen lies
     * @param folder for data and logs; what a former run left in it is deleted
     * @param progress is told what is going on
     * @param mails how many; a multiple of ten
     * @param concurrency how many are sent at the same time
     */
    MailsBench(Installation installation, Path folder, Consumer<String> progress, long mails, int concurrency) {
        this.installation = installation;
        this.folder = folder;
        this.progress = progress;
        this.mails = mails;
        this.concurrency = concurrency;
    }

    MailsReport run() {
        MachineFacts machine = MachineFacts.find(installation.root());
        try (Servers servers = Servers.open(installation, folder);
                Sink sink = new Sink(Loopback.freePort())) {
            ServiceProcess nurture = new ServiceProcess(
                    installation,
                    Service.NURTURE,
                    ServerFiles.of(folder, "nurture"),
                    Loopback.freePort(),
                    environment(servers, sink.port()));
            nurture.check();
            try {
                Servers.start(nurture);
                queue(servers);
                sink.open();
                List<Stretch> stretches = stretches(
                        sink,
                        nurture.process().orElseThrow(),
                        servers.database().process().orElseThrow());
                return new MailsReport(
                        machine, mails, sink.mails(), sink.recipients(), sink.bytes() / sink.mails(), stretches);
            } finally {
                nurture.stop();
            }
        }
    }

    private Map<String, String> environment(Servers servers, int smtpPort) {
        Map<String, String> environment = ServiceEnvironment.servers(
                servers.broker().bootstrapServers(),
                servers.database().port(),
                SigningKey.generate().publicText());
        environment.putAll(ServiceEnvironment.mailing(smtpPort));
        environment.put("RIPEN_NURTURE_JOURNEYS_FILES", "mql-welcome");
        // What was tried while the server did not listen must not come last, long after all others.
        environment.put("RIPEN_NURTURE_SENDER_FIRST_RETRY", "1s");
        environment.put("RIPEN_NURTURE_SENDER_LONGEST_RETRY", "1s");
        environment.put("RIPEN_NURTURE_SENDER_PER_SECOND", "10000");
        environment.put("RIPEN_NURTURE_SENDER_PER_DOMAIN_PER_MINUTE", "600000");
        environment.put("RIPEN_NURTURE_SENDER_CONCURRENCY", Integer.toString(concurrency));
        environment.put("RIPEN_NURTURE_SENDER_BATCH_SIZE", Integer.toString(concurrency));
        return environment;
    }

    private void queue(Servers servers) {
        ReadyLeads leads = new ReadyLeads(Instant.now());
        new Backlog(servers.broker().bootstrapServers()).write(mails, leads::record);
        try (Connection connection = servers.database().connect();
                Statement statement = connection.createStatement()) {
            if (!Polling.until(QUEUE_LIMIT, () -> count(statement) == mails)) {
                throw new LocalFailure("The backlog did not come together; see the log of nurture-service.");
            }
        } catch (SQLException e) {
            throw new LocalFailure("The database cannot be asked: " + e.getMessage(), e);
        }
        progress.accept(String.format(Locale.ROOT, "%,d mails are queued", mails));
    }

    private static long count(Statement statement) {
        try (ResultSet row = statement.executeQuery(QUEUED)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new LocalFailure("The database cannot be asked: " + e.getMessage(), e);
        }
    }

    /** Each is timed from the end of the look at the heap after the one before, which stops the sender for a moment. */
    private List<Stretch> stretches(Sink sink, RunningProcess nurture, RunningProcess database) {
        List<Stretch> stretches = new ArrayList<>();
        await(sink, nurture, 1);
        Start start = Start.now(sink, nurture, database);
        for (int number = 1; number <= STRETCHES; number++) {
            await(sink, nurture, mails * number / STRETCHES);
            Stretch stretch = start.until(sink, nurture, database);
            stretches.add(stretch);
            progress.accept(
                    String.format(Locale.ROOT, "%,d sent, %,.0f mails/s", sink.mails(), stretch.mailsPerSecond()));
            start = Start.now(sink, nurture, database);
        }
        return stretches;
    }

    /** What was done and used when a stretch began. */
    private record Start(long mails, long nanos, double senderCpu, double databaseCpu) {
        static Start now(Sink sink, RunningProcess nurture, RunningProcess database) {
            return new Start(
                    sink.mails(), System.nanoTime(), CpuClock.seconds(nurture.pid()), CpuClock.seconds(database.pid()));
        }

        /** The look at the heap comes last: its own time belongs to no stretch. */
        Stretch until(Sink sink, RunningProcess nurture, RunningProcess database) {
            Start end = now(sink, nurture, database);
            long resident = nurture.memoryKib();
            return new Stretch(
                    end.mails - mails,
                    (end.nanos - nanos) / 1e9,
                    end.senderCpu - senderCpu,
                    end.databaseCpu - databaseCpu,
                    LiveHeap.kib(nurture.pid()),
                    resident);
        }
    }

    private static void await(Sink sink, RunningProcess nurture, long sent) {
        if (!Polling.until(SEND_LIMIT, () -> sink.mails() >= sent || !nurture.isRunning()) || !nurture.isRunning()) {
            throw new LocalFailure("nurture-service did not send the backlog; see its log.");
        }
    }
}
