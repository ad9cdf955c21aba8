package io.ripen.bench.ingest;

import io.ripen.bench.load.Disk;
import io.ripen.bench.load.GeneratorProcess;
import io.ripen.bench.load.LoadPlan;
import io.ripen.bench.load.PhaseResult;
import io.ripen.bench.load.SampleEvents;
import io.ripen.bench.load.SitesFile;
import io.ripen.bench.report.MachineFacts;
import io.ripen.local.process.Installation;
import io.ripen.local.process.LocalFailure;
import io.ripen.local.process.Polling;
import io.ripen.local.process.RunningProcess;
import io.ripen.local.server.Broker;
import io.ripen.local.server.BrokerPorts;
import io.ripen.local.server.Folders;
import io.ripen.local.server.Loopback;
import io.ripen.local.server.Purpose;
import io.ripen.local.server.ServerFiles;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Measures every contender in every round, each in a process of its own, on one broker that it starts and stops. */
final class IngestBench {
    /** The contender's name among the watched processes. */
    static final String SERVER = "server";

    /** The broker's name among the watched processes. */
    static final String BROKER = "broker";

    private final Installation installation;
    private final Path folder;
    private final IngestSettings settings;
    private final Consumer<String> progress;
    private final Path sites;

    /** The end of each contender's topic after its last measurement, beyond which lies the event of the next start. */
    private final Map<Contender, Long> writtenBefore = new EnumMap<>(Contender.class);

    /**
     * @param installation where Ripen lies
     * @param folder for data, logs and profiles; what a former run left in it is deleted
     * @param settings how much is measured
     * @param progress is told what is going on
     */
    IngestBench(Installation installation, Path folder, IngestSettings settings, Consumer<String> progress) {
        this.installation = installation;
        this.folder = folder;
        this.settings = settings;
        this.progress = progress;
        Folders.delete(folder);
        this.sites = SitesFile.write(folder);
    }

    /** Measures; takes as long as all phases of all rounds together, and some seconds for each start. */
    IngestReport run() {
        MachineFacts machine = MachineFacts.find(installation.root());
        BrokerPorts ports = BrokerPorts.of(Loopback.freePort(), Loopback.freePort());
        Broker broker = new Broker(installation, ServerFiles.of(folder, "kafka"), ports, Purpose.BENCHMARK);
        try {
            broker.start();
            if (!Polling.until(broker.startLimit(), broker::isReady)) {
                throw new LocalFailure("The broker did not start; see " + folder.resolve("logs/kafka.log"));
            }
            try (Topics topics = new Topics(broker.bootstrapServers())) {
                topics.createForRivals();
                return IngestReport.of(machine, settings, measure(broker, topics));
            }
        } finally {
            broker.stop();
            Folders.delete(folder.resolve("data"));
        }
    }

    private List<Measurement> measure(Broker broker, Topics topics) {
        List<Measurement> measurements = new ArrayList<>();
        if (settings.contenders().contains(Contender.NOTHING)) {
            measurements.addAll(measure(0, Contender.NOTHING, broker, topics));
        }
        for (int round = 0; round < settings.rounds(); round++) {
            for (Contender contender : settings.orderOf(round)) {
                measurements.addAll(measure(round, contender, broker, topics));
            }
        }
        return measurements;
    }

    private List<Measurement> measure(int round, Contender contender, Broker broker, Topics topics) {
        String name = contender.title() + "-" + (round + 1);
        Server.ServerSetup setup = new Server.ServerSetup(
                broker.bootstrapServers(),
                sites,
                folder.resolve("data/spool"),
                folder.resolve("logs").resolve(name + ".log"),
                recording(name));
        List<Measurement> measurements = new ArrayList<>();
        long written = writtenBefore.getOrDefault(contender, 0L) + contender.records(1);
        Disk.settle();
        try (Server server = Server.start(contender, installation, setup)) {
            server.awaitReady(new SampleEvents(round, Instant.now()).body(1), SitesFile.WRITE_KEY);
            for (Workload workload : settings.workloads()) {
                long before = written;
                List<PhaseResult> phases =
                        new GeneratorProcess(installation, folder).run(plan(contender, workload, server, broker));
                Measurement measurement = Measurement.of(
                        round, contender, workload, phases, () -> topics.written(contender.topic()) - before);
                measurements.add(measurement);
                tell(measurement);
                written = before + measurement.recordsOnTopic();
            }
        }
        writtenBefore.put(contender, written);
        topics.empty(contender.topic());
        return measurements;
    }

    private LoadPlan plan(Contender contender, Workload workload, Server server, Broker broker) {
        long brokerPid = broker.process().map(RunningProcess::pid).orElseThrow();
        return new LoadPlan(
                server.port(),
                contender.path(),
                SitesFile.WRITE_KEY,
                workload.eventsPerRequest(),
                workload.connections(),
                workload.phases(settings),
                Map.of(SERVER, server.pid(), BROKER, brokerPid),
                null);
    }

    private List<String> recording(String name) {
        return settings.profile()
                ? List.of(
                        "-XX:FlightRecorderOptions=stackdepth=256",
                        "-XX:StartFlightRecording=settings=profile,dumponexit=true,filename="
                                + folder.resolve(name + ".jfr"))
                : List.of();
    }

    private void tell(Measurement measurement) {
        progress.accept(String.format(
                Locale.ROOT,
                "round %d of %d  %-12s  %-14s  %,9.0f events/s  p99 %.1f ms at %,d/s",
                measurement.round() + 1,
                settings.rounds(),
                measurement.contender().title(),
                measurement.workload().title(),
                measurement.eventsPerSecond(),
                measurement.phase(Workload.FIXED_RATE).latency().p99(),
                measurement.workload().eventsPerSecond()));
    }
}
