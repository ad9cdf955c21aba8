package io.ripen.bench.pipeline;

import io.ripen.bench.load.Disk;
import io.ripen.bench.load.GeneratorProcess;
import io.ripen.bench.load.Latency;
import io.ripen.bench.load.LoadPlan;
import io.ripen.bench.load.Pace;
import io.ripen.bench.load.Phase;
import io.ripen.bench.load.PhaseResult;
import io.ripen.bench.load.SitesFile;
import io.ripen.bench.server.Plant;
import io.ripen.local.process.Installation;
import io.ripen.local.process.LocalFailure;
import io.ripen.local.process.Polling;
import io.ripen.local.server.Folders;
import io.ripen.local.stack.Service;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/** Measures all four services together, each round with a broker and a database of its own. */
final class PipelineBench {
    private static final int BATCH = 100;
    private static final int BATCH_CONNECTIONS = 8;
    private static final int SINGLE_CONNECTIONS = 64;

    private static final int MOST_SECONDS = 600;
    private static final Duration MAIL_LIMIT = Duration.ofSeconds(60);
    private static final long HIGHEST_NANOS = Duration.ofHours(1).toNanos();
    private static final int DIGITS = 3;
    private static final double NANOS = 1e9;
    private static final double MICROS = 1e6;

    private final Installation installation;
    private final Path folder;
    private final PipelineSettings settings;
    private final Consumer<String> progress;

    PipelineBench(Installation installation, Path folder, PipelineSettings settings, Consumer<String> progress) {
        this.installation = installation;
        this.folder = folder;
        this.settings = settings;
        this.progress = progress;
    }

    List<PipelineMeasurement> run() {
        Folders.delete(folder);
        List<PipelineMeasurement> rounds = new ArrayList<>();
        for (int round = 1; round <= settings.rounds(); round++) {
            for (int instances : settings.instances()) {
                Disk.settle();
                progress.accept("round %d of %d: starting everything, instances of each service: %d"
                        .formatted(round, settings.rounds(), instances));
                rounds.add(measure(instances, new Traffic(round, "r" + round)));
            }
        }
        return rounds;
    }

    private PipelineMeasurement measure(int instances, Traffic traffic) {
        try (Plant plant = Plant.open(installation, folder, PipelineSettings.JVM_FLAGS);
                LaneEnds lanes = new LaneEnds(plant.bootstrapServers(), plant.database())) {
            for (int more = 1; more < instances; more++) {
                plant.startMore(
                        List.of(Service.SCORING, Service.LIFECYCLE, Service.NURTURE), PipelineSettings.JVM_FLAGS);
            }
            return measure(plant, lanes, traffic, instances);
        }
    }

    private PipelineMeasurement measure(Plant plant, LaneEnds lanes, Traffic traffic, int instances) {
        Path requests = folder.resolve("requests.ndjson");
        traffic.becomeKnown(requests, settings.leads());
        progress.accept("  %,d leads become known: %,.0f/s"
                .formatted(
                        settings.leads(),
                        drain(plant, lanes, requests, settings.leads()).perSecond()));
        traffic.mixed(requests, settings.warmUp());
        progress.accept("  warm-up: %,.0f touchpoints/s"
                .formatted(drain(plant, lanes, requests, settings.warmUp()).perSecond()));
        traffic.mixed(requests, settings.touchpoints());
        Map<String, Double> before = plant.cpuSeconds();
        Drained drained = drain(plant, lanes, requests, settings.touchpoints());
        Map<String, Double> cpu = perTouchpoint(before, plant.cpuSeconds(), drained.touchpoints());
        progress.accept("  through all services: %,.0f touchpoints/s".formatted(drained.perSecond()));
        PipelineMeasurement measurement = latency(plant, traffic, requests, drained, cpu, instances);
        progress.accept(String.format(
                Locale.ROOT,
                "  HTTP to email.triggered at %,d/s: p50 %.0f ms, p99 %.0f ms",
                settings.rate(),
                measurement.mails().p50(),
                measurement.mails().p99()));
        return measurement;
    }

    /** What was sent, and how long it took until nothing was left to do. */
    private record Drained(long touchpoints, double seconds) {
        double perSecond() {
            return touchpoints / seconds;
        }
    }

    private Drained drain(Plant plant, LaneEnds lanes, Path requests, int touchpoints) {
        int batches = (touchpoints + BATCH - 1) / BATCH;
        Phase phase = new Phase("backlog", new Pace.Counted(batches), MOST_SECONDS);
        long begin = System.nanoTime();
        PhaseResult sent =
                send(plant, BATCH, BATCH_CONNECTIONS, List.of(phase), requests).getFirst();
        if (sent.acknowledged() != batches) {
            throw new LocalFailure("ingest took %d of %d requests.".formatted(sent.acknowledged(), batches));
        }
        return new Drained(sent.acknowledged() * BATCH, (lanes.await() - begin) / NANOS);
    }

    private List<PhaseResult> send(
            Plant plant, int eventsPerRequest, int connections, List<Phase> phases, Path requests) {
        return new GeneratorProcess(installation, folder)
                .run(new LoadPlan(
                        plant.ingestPort(),
                        "/v1/touchpoints",
                        SitesFile.WRITE_KEY,
                        eventsPerRequest,
                        connections,
                        phases,
                        Map.of(),
                        requests.toString()));
    }

    private static Map<String, Double> perTouchpoint(
            Map<String, Double> before, Map<String, Double> after, long touchpoints) {
        Map<String, Double> micros = new LinkedHashMap<>();
        after.forEach(
                (part, seconds) -> micros.put(part, (seconds - before.getOrDefault(part, 0.0)) * MICROS / touchpoints));
        return micros;
    }

    private PipelineMeasurement latency(
            Plant plant, Traffic traffic, Path requests, Drained drained, Map<String, Double> cpu, int instances) {
        int before = settings.rate() * settings.warmUpSeconds();
        List<String> mailed = traffic.single(requests, before + settings.rate() * settings.seconds());
        List<Phase> phases = List.of(
                new Phase("warm-up", new Pace.Open(settings.rate()), settings.warmUpSeconds()),
                new Phase("measured", new Pace.Open(settings.rate()), settings.seconds()));
        try (MailWatch watch = new MailWatch(plant.bootstrapServers())) {
            List<PhaseResult> results = send(plant, 1, SINGLE_CONNECTIONS, phases, requests);
            long sent = results.getFirst().acknowledged();
            if (sent != before) {
                throw new LocalFailure("Of the " + before + " touchpoints of the warm-up ingest acknowledged " + sent
                        + "; which mail belongs to which form cannot be told. Measure at a lower --rate.");
            }
            PhaseResult measured = results.getLast();
            List<String> forms = mailed.subList(before, mailed.size());
            Polling.until(MAIL_LIMIT, () -> missing(forms, watch.seen()) == 0);
            Map<String, Long> seen = watch.seen();
            Histogram nanos = waits(forms, seen, measured.startedAt());
            return new PipelineMeasurement(
                    instances,
                    drained.touchpoints(),
                    drained.seconds(),
                    cpu,
                    measured.latency(),
                    Latency.of(nanos),
                    nanos.getTotalCount(),
                    missing(forms, seen));
        }
    }

    private static long missing(List<String> forms, Map<String, Long> seen) {
        return forms.stream()
                .filter(form -> !form.isEmpty() && !seen.containsKey(form))
                .count();
    }

    /** Request <i>i</i> was due at the phase's start + <i>i</i> / rate. */
    private Histogram waits(List<String> forms, Map<String, Long> seen, long startedAt) {
        Histogram nanos = new Histogram(HIGHEST_NANOS, DIGITS);
        for (int i = 0; i < forms.size(); i++) {
            Long at = seen.get(forms.get(i));
            if (at != null) {
                double waited = at - startedAt - i * 1000.0 / settings.rate();
                nanos.recordValue(Math.clamp((long) (waited * MICROS), 0, HIGHEST_NANOS));
            }
        }
        return nanos;
    }
}
