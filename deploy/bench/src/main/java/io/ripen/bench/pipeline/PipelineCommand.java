package io.ripen.bench.pipeline;

import io.ripen.bench.report.MachineFacts;
import io.ripen.bench.report.ReportOptions;
import io.ripen.local.process.Installation;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./ripen bench pipeline}. */
@Command(
        name = "pipeline",
        description = {
            "Measures all four services together: how many touchpoints per second go through, and how long it takes from a"
                    + " form to the event of its mail at a fixed rate.",
            "docs/benchmarks.md says what the figures mean. Nothing else should run meanwhile."
        },
        sortOptions = false,
        showDefaultValues = true)
public final class PipelineCommand implements Callable<Integer> {
    @Option(
            names = "--instances",
            paramLabel = "N",
            split = ",",
            description = "How many of scoring-, lifecycle- and nurture-service each run; 1,2 compares two with one.")
    private List<Integer> instances = List.of(1);

    @Option(names = "--rounds", paramLabel = "N", description = "How often everything is measured.")
    private int rounds = 3;

    @Option(names = "--leads", paramLabel = "N", description = "Leads that are known before.")
    private int leads = 10_000;

    @Option(names = "--touchpoints", paramLabel = "N", description = "Touchpoints that are measured.")
    private int touchpoints = 100_000;

    @Option(names = "--warm-up", paramLabel = "N", description = "Touchpoints before these.")
    private int warmUp = 300_000;

    @Option(names = "--rate", paramLabel = "N", description = "Touchpoints per second while latency is measured.")
    private int rate = 1_000;

    @Option(names = "--seconds", paramLabel = "S", description = "How long latency is measured.")
    private int seconds = 30;

    @Mixin
    private final ReportOptions options = new ReportOptions();

    private final PrintStream out = System.out;

    @Override
    public Integer call() {
        Installation installation = Installation.locate();
        PipelineSettings settings = new PipelineSettings(instances, rounds, leads, touchpoints, warmUp, rate, seconds);
        MachineFacts machine = MachineFacts.find(installation.root());
        Path folder = ReportOptions.folder(installation).resolve("pipeline");
        List<PipelineMeasurement> measured = new PipelineBench(installation, folder, settings, out::println).run();
        PipelineReport report = new PipelineReport(machine, settings, PipelineSettings.JVM_FLAGS, measured);
        out.println();
        out.print(report.text());
        options.write(report);
        return report.counts() ? 0 : 1;
    }
}
