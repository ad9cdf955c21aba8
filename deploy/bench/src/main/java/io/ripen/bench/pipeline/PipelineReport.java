package io.ripen.bench.pipeline;

import io.ripen.bench.load.Latency;
import io.ripen.bench.report.MachineFacts;
import io.ripen.bench.report.Spread;
import io.ripen.bench.report.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * All rounds, and where they were run.
 *
 * @param machine the machine's facts
 * @param settings how much was measured
 * @param jvmFlags of each service
 * @param rounds what each round measured
 */
record PipelineReport(
        MachineFacts machine, PipelineSettings settings, List<String> jvmFlags, List<PipelineMeasurement> rounds) {
    PipelineReport {
        jvmFlags = List.copyOf(jvmFlags);
        rounds = List.copyOf(rounds);
    }

    /** Whether every form had its mail; a run with lost ones does not count. */
    boolean counts() {
        return rounds.stream().allMatch(round -> round.mailsMissing() == 0);
    }

    /** The report as a person reads it. */
    String text() {
        StringBuilder text = new StringBuilder(head());
        text.append(
                "\nThrough all four services, from the first request until every lane has worked off everything\n\n");
        text.append(throughput().text());
        text.append(String.format(
                Locale.ROOT,
                "%n%,d touchpoints/s for %d s, milliseconds from the moment a request was due%n%n",
                settings.rate(),
                settings.seconds()));
        text.append(latencies().text());
        long missing =
                rounds.stream().mapToLong(PipelineMeasurement::mailsMissing).sum();
        text.append(
                counts()
                        ? "\nEvery form had its mail.\n"
                        : String.format(Locale.ROOT, "%nVOID: %,d forms had no mail.%n", missing));
        return text.toString();
    }

    private String head() {
        return String.format(
                Locale.ROOT,
                """
                Pipeline: %d rounds, %,d known leads, %,d touchpoints after %,d of warm-up; median (least to most)
                %s, %d cores, %,d MiB, %s, load average %.2f before the start
                JDK %s, Quarkus %s, Kafka %s, commit %s, %s
                Broker, database, SMTP server and load generator on the same machine; services with %s
                """,
                settings.rounds(),
                settings.leads(),
                settings.touchpoints(),
                settings.warmUp(),
                machine.processor(),
                machine.cores(),
                machine.memoryMib(),
                machine.system(),
                machine.loadAverage(),
                machine.jdk(),
                machine.quarkus(),
                machine.kafkaBroker(),
                machine.commit(),
                machine.at(),
                String.join(" ", jvmFlags));
    }

    private List<PipelineMeasurement> rounds(int instances) {
        return rounds.stream().filter(round -> round.instances() == instances).toList();
    }

    private Table throughput() {
        List<String> parts = List.copyOf(rounds.getFirst().cpuMicros().keySet());
        List<String> heads = new ArrayList<>(List.of("instances", "touchpoints/s", "of the first"));
        parts.forEach(part -> heads.add(part + " CPU µs"));
        heads.add("all CPU µs");
        Table table = new Table(heads.toArray(String[]::new));
        double first = perSecond(settings.instances().getFirst());
        for (int instances : settings.instances()) {
            List<PipelineMeasurement> own = rounds(instances);
            List<String> cells = new ArrayList<>(List.of(
                    Integer.toString(instances),
                    cell(own, "%,.0f", PipelineMeasurement::touchpointsPerSecond),
                    String.format(Locale.ROOT, "%.2f", perSecond(instances) / first)));
            parts.forEach(part ->
                    cells.add(cell(own, "%.1f", round -> round.cpuMicros().getOrDefault(part, Double.NaN))));
            cells.add(cell(
                    own,
                    "%.1f",
                    round -> round.cpuMicros().values().stream()
                            .mapToDouble(Double::doubleValue)
                            .sum()));
            table.row(cells);
        }
        return table;
    }

    private double perSecond(int instances) {
        return Spread.of(rounds(instances), PipelineMeasurement::touchpointsPerSecond)
                .median();
    }

    private Table latencies() {
        Table table = new Table("instances", "until", "p50", "p99", "p99.9", "max");
        for (int instances : settings.instances()) {
            table.row(latency(instances, "ingest's answer", PipelineMeasurement::answers));
            table.row(latency(instances, "email.triggered", PipelineMeasurement::mails));
        }
        return table;
    }

    private List<String> latency(int instances, String name, Function<PipelineMeasurement, Latency> latency) {
        List<PipelineMeasurement> own = rounds(instances);
        return List.of(
                Integer.toString(instances),
                name,
                cell(own, "%.0f", round -> latency.apply(round).p50()),
                cell(own, "%.0f", round -> latency.apply(round).p99()),
                cell(own, "%.0f", round -> latency.apply(round).p999()),
                cell(own, "%.0f", round -> latency.apply(round).max()));
    }

    private static String cell(
            List<PipelineMeasurement> own, String format, ToDoubleFunction<PipelineMeasurement> figure) {
        Spread spread = Spread.of(own, figure);
        String median = String.format(Locale.ROOT, format, spread.median());
        return own.size() == 1
                ? median
                : median
                        + String.format(
                                Locale.ROOT, " (" + format + " to " + format + ")", spread.least(), spread.most());
    }
}
