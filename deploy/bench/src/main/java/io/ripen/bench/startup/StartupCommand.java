package io.ripen.bench.startup;

import io.ripen.bench.report.MachineFacts;
import io.ripen.bench.report.ReportOptions;
import io.ripen.local.process.Installation;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./ripen bench startup}. */
@Command(
        name = "startup",
        description = {
            "Measures how long each service takes until it is ready, and how much memory it holds when idle, with several"
                    + " settings of the JVM.",
            "docs/benchmarks.md says what the figures mean. Nothing else should run meanwhile."
        },
        sortOptions = false,
        showDefaultValues = true)
public final class StartupCommand implements Callable<Integer> {
    @Option(names = "--rounds", paramLabel = "N", description = "How often each service is started in each way.")
    private int rounds = 3;

    @Mixin
    private final ReportOptions options = new ReportOptions();

    private final PrintStream out = System.out;

    @Override
    public Integer call() {
        if (rounds < 1) {
            throw new IllegalArgumentException("at least 1 round is needed");
        }
        Installation installation = Installation.locate();
        MachineFacts machine = MachineFacts.find(installation.root());
        Path folder = ReportOptions.folder(installation).resolve("startup");
        StartupReport report =
                new StartupReport(machine, rounds, new StartupBench(installation, folder, rounds, out::println).run());
        out.println();
        out.print(report.text());
        options.write(report);
        return 0;
    }
}
