package io.ripen.bench.capacity;

import io.ripen.local.process.Installation;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ripen bench capacity}. */
@Command(
        name = "capacity",
        description = "Computes what 1,000 to 1,000,000 touchpoints/s need from the figures in docs/capacity.md.")
public final class CapacityCommand implements Callable<Integer> {
    @Option(names = "--write", description = "Put the tables into docs/capacity.md instead of printing them.")
    private boolean write;

    /** The assignors describe each of their results at length. */
    private static final Logger ASSIGNORS = Logger.getLogger("org.apache.kafka.clients.consumer");

    private final PrintStream out = System.out;

    @Override
    public Integer call() {
        ASSIGNORS.setLevel(Level.SEVERE);
        Path file = Installation.locate().root().resolve("docs/capacity.md");
        try {
            String page = Files.readString(file);
            if (write) {
                Files.writeString(file, CapacityPage.computed(page));
            } else {
                CapacityPage.tables(Figures.of(page)).forEach((name, table) -> out.println(name + "\n\n" + table));
            }
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
