package io.ripen.bench.fold;

import io.ripen.local.process.Installation;
import io.ripen.local.process.Launch;
import io.ripen.local.process.LocalFailure;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ripen bench fold}. */
@Command(
        name = "fold",
        description = "Measures how many touchpoints a second one core folds, at once and as a backtest does.",
        showDefaultValues = true)
public final class FoldCommand implements Callable<Integer> {
    private static final List<String> JVM_FLAGS = List.of("-Xms1g", "-Xmx1g", "-XX:+UseSerialGC");

    @Option(names = "--leads", paramLabel = "N", description = "How many histories.")
    private int leads = 10_000;

    @Option(names = "--events", paramLabel = "N", description = "Touchpoints in all of them together.")
    private long events = 200_000;

    @Option(names = "--warm-up", paramLabel = "S", description = "Seconds that do not count.")
    private int warmUpSeconds = 10;

    @Option(names = "--seconds", paramLabel = "S", description = "Length of each measurement.")
    private int seconds = 10;

    private final PrintStream out = System.out;

    @Override
    public Integer call() {
        Installation installation = Installation.locate();
        Path log = installation.root().resolve("deploy/bench/target/fold.log");
        List<String> command = new ArrayList<>(List.of(installation.java()));
        command.addAll(JVM_FLAGS);
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                FoldRun.class.getName(),
                Integer.toString(leads),
                Long.toString(events),
                Integer.toString(warmUpSeconds),
                Integer.toString(seconds)));
        try {
            Files.deleteIfExists(log);
            if (new Launch(command, Map.of(), log).run() != 0) {
                throw new LocalFailure("The folds could not be measured; see " + log);
            }
            out.print(Files.readString(log));
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
