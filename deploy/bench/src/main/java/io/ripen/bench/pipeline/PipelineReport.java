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

    private Table throughput() {
        List<String> parts = List.copyOf(rounds.getFirst().cpuMicros().keySet());
        List<String> heads = new ArrayList<>(List.of("touchpoints/s"));
        parts.forEach(part -> heads.add(part + " CPU µs"));
        heads.add("all CPU µs");
        Table table = new Table(heads.toArray(String[]::new));
        List<String> cells = new ArrayList<>(List.of(cell("%,.0f", PipelineMeasurement::touchpointsPerSecond)));
        parts.forEach(part -> cells.add(cell("%.1f", round -> round.cpuMicros().getOrDefault(part, Double.NaN))));
        cells.add(cell(
                "%.1f",
                round -> round.cpuMicros().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum()));
        table.row(cells);
        return table;
    }

    private Table latencies() {
        Table table = new Table("until", "p50", "p99", "p99.9", "max");
        table.row(latency("ingest's answer", PipelineMeasurement::answers));
        table.row(latency("email.triggered", PipelineMeasurement::mails));
        return table;
    }

    private List<String> latency(String name, Function<PipelineMeasurement, Latency> latency) {
        return List.of(
                name,
                cell("%.0f", round -> latency.apply(round).p50()),
                cell("%.0f", round -> latency.apply(round).p99()),
                cell("%.0f", round -> latency.apply(round).p999()),
                cell("%.0f", round -> latency.apply(round).max()));
    }

    private String cell(String format, ToDoubleFunction<PipelineMeasurement> figure) {
        Spread spread = Spread.of(rounds.stream().map(figure::applyAsDouble).toList());
        String median = String.format(Locale.ROOT, format, spread.median());
        return rounds.size() == 1
                ? median
                : median
                        + String.format(
                                Locale.ROOT, " (" + format + " to " + format + ")", spread.least(), spread.most());
    }
}
