package io.ripen.bench.scoring;

import io.ripen.bench.report.Spread;
import io.ripen.bench.report.Table;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The report as a person reads it. */
final class ScoringTables {
    private static final String NONE = "-";

    private final ScoringReport report;

    ScoringTables(ScoringReport report) {
        this.report = report;
    }

    String text() {
        Table table = new Table(
                "contender",
                "known leads",
                "rules",
                "events/s",
                "of streams",
                "its CPU µs/event",
                "broker's",
                "database's",
                "all CPU µs/event");
        for (Summary summary : report.summaries()) {
            table.row(List.of(
                    summary.contender(),
                    String.format(Locale.ROOT, "%,d", summary.leads()),
                    summary.rules() == 0 ? "shipped" : Integer.toString(summary.rules()),
                    spread(0, summary.eventsPerSecond()),
                    spread(2, summary.ofStreams()),
                    spread(1, summary.ownMicros()),
                    spread(1, summary.brokerMicros()),
                    spread(1, summary.databaseMicros()),
                    spread(1, summary.allMicros())));
        }
        return head() + '\n' + table.text() + '\n' + verdict();
    }

    private String head() {
        return String.format(
                Locale.ROOT,
                """
                Scoring: %d rounds, each a backlog of %,d touchpoints after %,d to warm up; median (least to most)
                %s, %d cores, %,d MiB, %s, load average %.2f before the start
                JDK %s, Quarkus %s, Kafka %s, commit %s, %s
                Each contender alone with a broker and a database of its own, with %s
                """,
                report.settings().rounds(),
                report.settings().events(),
                report.settings().warmUp(),
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
                String.join(" ", report.jvmFlags()));
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
        return report.faults().isEmpty()
                ? String.format(
                        Locale.ROOT,
                        "The same leads and accounts everywhere, and the same scores where looked at (%,d).\n",
                        report.scoresCompared())
                : "VOID: the contenders came to different results.\n" + String.join("\n", report.faults()) + "\n";
    }
}
