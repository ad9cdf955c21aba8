package io.ripen.bench.pipeline;

import io.ripen.bench.report.JsonFile;
import io.ripen.bench.report.MachineFacts;
import io.ripen.local.process.Installation;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
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
    @Option(names = "--rounds", paramLabel = "N", description = "How often everything is measured.")
    private int rounds = 3;

    @Option(names = "--leads", paramLabel = "N", description = "Leads that are known before.")
    private int leads = 10_000;

    @Option(names = "--touchpoints", paramLabel = "N", description = "Touchpoints of the backlog; as many warm up.")
    private int touchpoints = 100_000;

    @Option(names = "--rate", paramLabel = "N", description = "Touchpoints per second while latency is measured.")
    private int rate = 1_000;

    @Option(names = "--seconds", paramLabel = "S", description = "How long latency is measured.")
    private int seconds = 30;

    @Option(names = "--json", paramLabel = "FILE", description = "Write every figure there, with the machine's facts.")
    private @Nullable Path json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // read by picocli
    private boolean help;

    private final PrintStream out = System.out;

    @Override
    public Integer call() {
        Installation installation = Installation.locate();
        PipelineSettings settings = new PipelineSettings(rounds, leads, touchpoints, rate, seconds);
        MachineFacts machine = MachineFacts.find(installation.root());
        String home = System.getenv("RIPEN_HOME");
        Path folder = (home == null ? installation.root().resolve(".ripen") : Path.of(home))
                .toAbsolutePath()
                .resolve("bench/pipeline");
        List<PipelineMeasurement> measured = new PipelineBench(installation, folder, settings, out::println).run();
        PipelineReport report = new PipelineReport(machine, settings, PipelineSettings.JVM_FLAGS, measured);
        out.println();
        out.print(report.text());
        if (json != null) {
            JsonFile.write(report, json);
        }
        return report.counts() ? 0 : 1;
    }
}
