package io.ripen.bench.startup;

import io.ripen.bench.report.MachineFacts;
import io.ripen.bench.report.Spread;
import io.ripen.bench.report.Table;
import io.ripen.local.stack.Service;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * All starts, and where they were made.
 *
 * @param machine the machine's facts
 * @param rounds how often each service was started in each way
 * @param starts every one
 */
record StartupReport(MachineFacts machine, int rounds, List<Start> starts) {
    StartupReport {
        starts = List.copyOf(starts);
    }

    /** The report as a person reads it. */
    String text() {
        return String.format(
                        Locale.ROOT,
                        """
                        Start: median of %d, each service alone beside an idle broker and database
                        %s, %d cores, %s, load average %.2f before the start
                        JDK %s, Quarkus %s, commit %s, %s

                        """,
                        rounds,
                        machine.processor(),
                        machine.cores(),
                        machine.system(),
                        machine.loadAverage(),
                        machine.jdk(),
                        machine.quarkus(),
                        machine.commit(),
                        machine.at())
                + table().text();
    }

    private Table table() {
        Table table = new Table("service", "started", "ready after s", "CPU s until then", "MiB resident");
        for (Service service : Service.values()) {
            Arrays.stream(Variant.values()).filter(Variant::isPossible).forEach(variant -> {
                List<Start> own = starts.stream()
                        .filter(start -> start.service() == service && start.variant() == variant)
                        .toList();
                table.row(List.of(
                        service.folder(),
                        variant.title(),
                        median("%.2f", own, Start::readySeconds),
                        median("%.2f", own, Start::cpuSeconds),
                        median("%.0f", own, Start::residentMib)));
            });
        }
        return table;
    }

    private static String median(String format, List<Start> starts, ToDoubleFunction<Start> figure) {
        return String.format(Locale.ROOT, format, Spread.of(starts, figure).median());
    }
}
