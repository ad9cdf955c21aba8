package io.ripen.bench.scoring;

import io.ripen.bench.report.ReportOptions;
import io.ripen.local.process.Installation;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ripen bench scoring}: 0 the figures count, 1 they do not. */
@Command(
        name = "scoring",
        description = {
            "Measures scoring-service against a Kafka Streams topology that uses the same domain code.",
            "docs/benchmarks.md says what is compared and what the figures mean. Nothing else should run meanwhile."
        },
        showDefaultValues = true)
public final class ScoringCommand implements Callable<Integer> {
    @Option(names = "--rounds", paramLabel = "N", description = "How often each contender is measured.")
    private int rounds = 3;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description = "Touchpoints drained before, beside two per lead; the JVM's compiler needs some 300,000.")
    private long warmUp = 300_000;

    @Option(names = "--events", paramLabel = "N", description = "Touchpoints drained while it is measured.")
    private long events = 400_000;

    @Option(
            names = "--leads",
            paramLabel = "N",
            split = ",",
            description = "Leads known beforehand; several numbers are measured one after the other.")
    private List<Integer> leads = List.of(100_000);

    @Option(
            names = "--rules",
            paramLabel = "N",
            split = ",",
            description = "Engagement rules of a made-up model, at least 10; without, the shipped model is measured.")
    private List<Integer> rules = List.of();

    @Option(
            names = "--only",
            paramLabel = "CONTENDER",
            split = ",",
            description = "Measure only these: ${COMPLETION-CANDIDATES}.")
    private List<Contender> contenders = List.of(Contender.values());

    @Option(
            names = "--load",
            description = {
                "Load the rows of the known leads into the database instead of draining what made them known:",
                "millions are known in minutes. With --only SCORING."
            })
    private boolean loaded;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--profile", description = "Record each contender with JFR; this costs some percent.")
    private boolean profile;

    @Mixin
    private final ReportOptions options = new ReportOptions();

    private final PrintStream out = System.out;

    @Override
    public Integer call() {
        if (loaded && !contenders.equals(List.of(Contender.SCORING))) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "--load fills scoring's tables, and Kafka Streams has none: give --only SCORING with it.");
        }
        Installation installation = Installation.locate();
        Path folder = ReportOptions.folder(installation);
        ScoringSettings settings =
                new ScoringSettings(rounds, warmUp, events, leads, rules, contenders, loaded, profile);
        ScoringReport report = new ScoringBench(installation, folder, settings, out::println).run();
        out.println();
        out.print(new ScoringTables(report).text());
        options.write(report);
        if (profile) {
            out.println("Profiles are in " + folder);
        }
        return report.faults().isEmpty() ? 0 : 1;
    }
}
