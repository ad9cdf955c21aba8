package io.ripen.bench.micro;

import io.ripen.bench.report.Table;
import io.ripen.local.process.LocalFailure;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./ripen bench micro}. */
@Command(
        name = "micro",
        description = "Measures what one fold and one reading or writing of an event or a lead costs, by JMH.",
        sortOptions = false,
        showDefaultValues = true)
public final class MicroCommand implements Callable<Integer> {
    private static final String[] JVM_FLAGS = {"-Xms1g", "-Xmx1g", "-XX:+UseSerialGC"};
    private static final String GARBAGE = "gc.alloc.rate.norm";

    @Option(names = "--only", paramLabel = "REGEX", description = "Names of benchmarks, such as Fold or write.")
    private String only = ".*";

    @Option(names = "--forks", paramLabel = "N", description = "JVMs, one after the other.")
    private int forks = 1;

    @Option(names = "--iterations", paramLabel = "N", description = "Measurements in each of them.")
    private int iterations = 5;

    @Option(names = "--seconds", paramLabel = "S", description = "Length of each, and of each of 5 for the warm-up.")
    private int seconds = 1;

    @Option(names = "--json", paramLabel = "FILE", description = "JMH's own report.")
    private @Nullable Path json;

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws RunnerException {
        if (forks < 1 || iterations < 1 || seconds < 1) {
            throw new IllegalArgumentException("at least 1 fork, 1 iteration and 1 second are needed");
        }
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("io\\.ripen\\.bench\\.micro\\..*" + only)
                .forks(forks)
                .warmupIterations(5)
                .warmupTime(TimeValue.seconds(seconds))
                .measurementIterations(iterations)
                .measurementTime(TimeValue.seconds(seconds))
                .timeUnit(TimeUnit.MICROSECONDS)
                .addProfiler("gc")
                .jvmArgs(JVM_FLAGS)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true);
        if (json != null) {
            options.resultFormat(ResultFormatType.JSON).result(json.toString());
        }
        Collection<RunResult> results = new Runner(options.build()).run();
        if (results.isEmpty()) {
            throw new LocalFailure("No benchmark is named " + only + ".");
        }
        out.print(table(results).text());
        return 0;
    }

    private static Table table(Collection<RunResult> results) {
        Table table = new Table("what", "µs", "99.9 % within", "bytes of garbage");
        for (RunResult result : results) {
            Result<?> time = result.getPrimaryResult();
            Result<?> garbage = result.getSecondaryResults().get(GARBAGE);
            table.row(List.of(
                    result.getParams().getBenchmark().replaceAll(".*\\.(\\w+\\.\\w+)$", "$1"),
                    String.format(Locale.ROOT, "%.2f", time.getScore()),
                    String.format(Locale.ROOT, "± %.2f", time.getScoreError()),
                    garbage == null ? "-" : String.format(Locale.ROOT, "%,.0f", garbage.getScore())));
        }
        return table;
    }
}
