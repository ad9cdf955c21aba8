package io.ripen.bench.ingest;

import io.ripen.bench.report.ReportOptions;
import io.ripen.local.process.Installation;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ripen bench ingest}: 0 the figures count, 1 they do not. */
@Command(
        name = "ingest",
        description = {
            "Measures ingest against endpoints that do less, in the same run on the same broker.",
            "docs/benchmarks.md says what is compared and what the figures mean. Takes about"
                    + " (3 x ROUNDS + 1) x 2 x (2 x SECONDS + WARM-UP) seconds; nothing else should run meanwhile."
        },
        showDefaultValues = true)
public final class IngestCommand implements Callable<Integer> {
    @Option(names = "--rounds", paramLabel = "N", description = "How often each contender is measured.")
    private int rounds = 3;

    @Option(names = "--seconds", paramLabel = "S", description = "Length of each measurement.")
    private int seconds = 10;

    @Option(names = "--warm-up", paramLabel = "S", description = "Load before each measurement that does not count.")
    private int warmUpSeconds = 60;

    @Option(
            names = "--connections",
            paramLabel = "C",
            description = "Connections for single events; batches use an eighth.")
    private int connections = 256;

    @Option(names = "--rate", paramLabel = "N", description = "Fixed rate of single events, in events per second.")
    private int singleRate = 4000;

    @Option(names = "--batch-rate", paramLabel = "N", description = "Fixed rate in batches, in events per second.")
    private int batchRate = 15_000;

    @Option(names = "--no-batches", description = "Measure single events alone.")
    private boolean withoutBatches;

    @Option(
            names = "--only",
            paramLabel = "CONTENDER",
            split = ",",
            description = "Measure only these: ${COMPLETION-CANDIDATES}. Ratios need BARE.")
    private List<Contender> contenders = List.of(Contender.values());

    @Option(names = "--profile", description = "Record each contender with JFR; this costs some percent.")
    private boolean profile;

    @Mixin
    private final ReportOptions options = new ReportOptions();

    private final PrintStream out = System.out;

    @Override
    public Integer call() {
        Installation installation = Installation.locate();
        Path folder = ReportOptions.folder(installation);
        IngestSettings settings = new IngestSettings(
                rounds,
                seconds,
                warmUpSeconds,
                connections,
                singleRate,
                batchRate,
                !withoutBatches,
                contenders,
                profile);
        IngestReport report = new IngestBench(installation, folder, settings, out::println).run();
        out.println();
        out.print(new IngestTables(report).text());
        options.write(report);
        if (profile) {
            out.println("Profiles are in " + folder);
        }
        return report.faults().isEmpty() ? 0 : 1;
    }
}
