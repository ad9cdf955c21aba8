package io.ripen.systemtests.torture;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./ripen torture}. Exit codes: 0 every promise was kept, 1 one was broken or the run failed, 2 wrong arguments. */
@Command(
        name = "ripen torture",
        description =
                "Runs two instances of each service under a known load while a seeded nemesis kills, stops, cuts and"
                        + " delays them and their servers, then checks what docs/guarantees.md promises.")
public final class Main implements Callable<Integer> {
    @Option(
            names = "--minutes",
            defaultValue = "5",
            description = "How long load and faults last, 1 to 120. Default: 5")
    private int minutes;

    @Option(names = "--seed", description = "Repeats the faults of a run. Default: a new one")
    private @Nullable Long seed;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // read by picocli
    private boolean help;

    private Main() {}

    /** Runs it and exits. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public Integer call() {
        long chosen = seed == null ? ThreadLocalRandom.current().nextLong(1_000_000) : seed;
        Report report = Torture.run(new TorturePlan(chosen, Duration.ofMinutes(minutes)), System.out::println);
        System.out.println(report.text());
        return report.isGood() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
}
