package io.ripen.bench.scoring;

import io.ripen.bench.report.MachineFacts;
import io.ripen.bench.server.Backlog;
import io.ripen.local.process.Installation;
import io.ripen.local.process.LocalFailure;
import io.ripen.local.process.Polling;
import io.ripen.scoring.model.ModelFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Lets every contender drain the same touchpoints, each alone with a broker and a database of its own, both new.
 *
 * <p>First come the touchpoints that make the leads known, and some that follow; draining them is the warm-up. Then the contender is stopped
 * ({@code SIGSTOP}) while the backlog is written, and measured from its {@code SIGCONT} to its last score, of a lead or of an account.
 */
final class ScoringBench {
    private static final long SEED = 20_261_122;
    private static final int SAMPLED_LEADS = 2000;
    private static final Duration DRAIN_LIMIT = Duration.ofHours(1);

    /** Nothing more is published for so long once all is read: all is done. */
    private static final Duration SILENCE = Duration.ofSeconds(3);

    private final Installation installation;
    private final Path folder;
    private final ScoringSettings settings;
    private final Consumer<String> progress;

    /**
     * @param installation where Ripen lies
     * @param folder for data, logs and profiles; what a former run left in it is deleted
     * @param settings how much is measured
     * @param progress is told what is going on
     */
    ScoringBench(Installation installation, Path folder, ScoringSettings settings, Consumer<String> progress) {
        this.installation = installation;
        this.folder = folder;
        this.settings = settings;
        this.progress = progress;
    }

    /** Measures; each measurement takes about as long as its touchpoints, and twenty seconds. */
    ScoringReport run() {
        MachineFacts machine = MachineFacts.find(installation.root());
        List<Measurement> measurements = new ArrayList<>();
        for (int round = 0; round < settings.rounds(); round++) {
            for (ScoringSettings.Size size : settings.sizes()) {
                for (Contender contender : settings.orderOf(round)) {
                    Measurement measurement = measure(round, size, contender);
                    measurements.add(measurement);
                    tell(measurement);
                }
            }
        }
        return ScoringReport.of(machine, settings, measurements);
    }

    private Measurement measure(int round, ScoringSettings.Size size, Contender contender) {
        String name = contender.title() + "-" + size.leads() + "-" + size.rules() + "-" + (round + 1);
        World world = new World(size.leads(), SEED, Instant.now());
        try (Workplace workplace = Workplace.open(installation, folder.resolve(contender.title()))) {
            Backlog backlog = new Backlog(workplace.bootstrapServers());
            long all = settings.warmUp() + settings.events();
            if (!settings.loaded()) {
                backlog.writeTouchpoints(world.pastEvents(), world::past);
                backlog.writeTouchpoints(settings.warmUp(), number -> world.present(number, all));
            }
            long started = System.nanoTime();
            String model = model(size);
            try (ContenderProcess process =
                    ContenderProcess.start(contender, installation, workplace, model, recording(name))) {
                if (settings.loaded()) {
                    workplace.awaitLanes();
                    new KnownLeads(world, ModelFile.load(model)).load(workplace, size.leads(), progress);
                    backlog.writeTouchpoints(settings.warmUp(), number -> world.present(number, all));
                }
                double past = (drained(workplace, contender, process) - started) / 1e9;
                process.pause();
                backlog.writeTouchpoints(settings.events(), number -> world.present(settings.warmUp() + number, all));
                Stopwatch watch = new Stopwatch(workplace, process);
                process.resume();
                long ended = drained(workplace, contender, process);
                return watch.measurement(round, contender, size, past, settings.events(), ended);
            }
        }
    }

    /** What everything had used when the backlog was begun. */
    private static final class Stopwatch {
        private final Workplace workplace;
        private final ContenderProcess process;
        private final double own;
        private final double broker;
        private final double database;
        private final long published;
        private final long started;

        Stopwatch(Workplace workplace, ContenderProcess process) {
            this.workplace = workplace;
            this.process = process;
            this.own = process.seconds();
            this.broker = workplace.brokerSeconds();
            this.database = workplace.databaseSeconds();
            this.published = workplace.published();
            this.started = System.nanoTime();
        }

        Measurement measurement(
                int round, Contender contender, ScoringSettings.Size size, double past, long events, long ended) {
            return new Measurement(
                    round,
                    contender,
                    size,
                    past,
                    events,
                    (ended - started) / 1e9,
                    workplace.published() - published,
                    process.seconds() - own,
                    workplace.brokerSeconds() - broker,
                    workplace.databaseSeconds() - database,
                    Outcome.read(workplace.bootstrapServers(), Math.max(1, size.leads() / SAMPLED_LEADS)));
        }
    }

    /** Waits until everything is read and nothing more is published; returns when the last score was seen. */
    private static long drained(Workplace workplace, Contender contender, ContenderProcess process) {
        Growth growth = new Growth(workplace.published());
        boolean done = Polling.until(DRAIN_LIMIT, () -> {
            process.check();
            growth.see(workplace.published());
            return growth.silence().compareTo(SILENCE) > 0 && workplace.unread(contender.group()) == 0;
        });
        if (!done) {
            throw new LocalFailure(contender.title() + " did not come to an end; see its log.");
        }
        return growth.last();
    }

    /** When a number was last seen to change. */
    private static final class Growth {
        private long size;
        private long last = System.nanoTime();

        Growth(long size) {
            this.size = size;
        }

        void see(long now) {
            if (now != size) {
                size = now;
                last = System.nanoTime();
            }
        }

        long last() {
            return last;
        }

        Duration silence() {
            return Duration.ofNanos(System.nanoTime() - last);
        }
    }

    private String model(ScoringSettings.Size size) {
        return size.rules() == 0
                ? "b2b-default"
                : ModelWithRules.write(folder.resolve("models"), size.rules()).toString();
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
                "round %d of %d  %-8s  %,9d leads %s  %,9.0f events/s  CPU µs/event: %.1f own, %.1f broker, %.1f database",
                measurement.round() + 1,
                settings.rounds(),
                measurement.contender().title(),
                measurement.size().leads(),
                measurement.size().rules() == 0 ? "" : measurement.size().rules() + " rules",
                measurement.eventsPerSecond(),
                measurement.ownMicros(),
                measurement.brokerMicros(),
                measurement.databaseMicros()));
    }
}
