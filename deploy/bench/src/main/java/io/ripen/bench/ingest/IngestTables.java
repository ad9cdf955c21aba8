package io.ripen.bench.ingest;

import io.ripen.bench.report.Spread;
import io.ripen.bench.report.Table;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The report as a person reads it. */
final class IngestTables {
    private static final String NONE = "-";

    private final IngestReport report;

    IngestTables(IngestReport report) {
        this.report = report;
    }

    String text() {
        StringBuilder text = new StringBuilder(head());
        for (Workload workload : report.settings().workloads()) {
            List<Summary> summaries = report.summaries().stream()
                    .filter(summary -> summary.workload().equals(workload.title()))
                    .toList();
            text.append(String.format(
                    Locale.ROOT,
                    "\n%s, as many as are taken, %d connections\n\n",
                    capital(workload.title()),
                    workload.connections()));
            text.append(throughput(summaries));
            text.append(String.format(
                    Locale.ROOT,
                    "\n%s at %,d events/s, milliseconds from the moment a request was due\n\n",
                    capital(workload.title()),
                    workload.eventsPerSecond()));
            text.append(latency(summaries));
        }
        return text.append('\n').append(verdict()).toString();
    }

    private String head() {
        return String.format(
                Locale.ROOT,
                """
                Ingest: %d rounds, each %d s after %d s of warm-up; median (least to most)
                %s, %d cores, %,d MiB, %s, load average %.2f before the start
                JDK %s, Quarkus %s, Kafka %s, commit %s, %s
                Each contender alone, one after the other, on one broker, with %s
                """,
                report.settings().rounds(),
                report.settings().seconds(),
                report.settings().warmUpSeconds(),
                report.machine().processor(),
                report.machine().cores(),
                report.machine().memoryMib(),
                report.machine().system(),
                report.machine().loadAverage(),
                report.machine().jdk(),
                report.machine().quarkus(),
                report.machine().kafkaBroker(),
                report.machine().commit(),
                report.machine().at(),
                String.join(" ", report.serverFlags()));
    }

    private static String throughput(List<Summary> summaries) {
        Table table = new Table(
                "contender",
                "events/s",
                "of bare",
                "of bare-parsing",
                "its CPU µs/event",
                "broker's CPU µs/event",
                "generator's cores");
        for (Summary summary : summaries) {
            table.row(List.of(
                    summary.contender(),
                    spread(0, summary.eventsPerSecond()),
                    spread(2, summary.ofBare()),
                    spread(2, summary.ofBareParsing()),
                    spread(1, summary.serverCpuMicros()),
                    spread(1, summary.brokerCpuMicros()),
                    spread(2, summary.generatorCores())));
        }
        return table.text();
    }

    private static String latency(List<Summary> summaries) {
        Table table = new Table("contender", "p50", "p99", "p99.9", "max", "not acknowledged");
        for (Summary summary : summaries) {
            table.row(List.of(
                    summary.contender(),
                    spread(1, summary.p50()),
                    spread(1, summary.p99()),
                    spread(1, summary.p999()),
                    spread(0, summary.max()),
                    String.format(Locale.ROOT, "%,d", summary.notAcknowledged())));
        }
        return table.text();
    }

    private static String spread(int decimals, @Nullable Spread spread) {
        if (spread == null) {
            return NONE;
        }
        NumberFormat format = NumberFormat.getInstance(Locale.ROOT);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        String median = format.format(spread.median());
        return spread.least() == spread.most()
                ? median
                : median + " (" + format.format(spread.least()) + " to " + format.format(spread.most()) + ")";
    }

    private String verdict() {
        if (!report.faults().isEmpty()) {
            return "VOID: a contender lost what it had acknowledged.\n" + String.join("\n", report.faults()) + "\n";
        }
        return String.format(
                Locale.ROOT,
                "Counted on the topics: all %,d acknowledged records are there.\n",
                report.measurements().stream()
                        .mapToLong(Measurement::acknowledgedRecords)
                        .sum());
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
