package io.ripen.bench.load;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripen.local.process.Installation;
import io.ripen.local.process.Launch;
import io.ripen.local.process.LocalFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the load generator as a process with this process' class path. */
public record GeneratorProcess(Installation installation, Path folder) {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Flags of the generator's JVM. */
    public static final List<String> FLAGS = List.of("-Xms128m", "-Xmx128m", "-XX:+UseSerialGC");

    /** Carries out a plan; fails if the generator could not. */
    public List<PhaseResult> run(LoadPlan plan) {
        Path planFile = folder.resolve("load-plan.json");
        Path resultFile = folder.resolve("load-result.json");
        Path log = folder.resolve("logs/generator.log");
        try {
            Files.deleteIfExists(resultFile);
            JSON.writeValue(planFile.toFile(), plan);
            List<String> command = new ArrayList<>(List.of(installation.java()));
            command.addAll(FLAGS);
            command.addAll(List.of(
                    "-cp",
                    System.getProperty("java.class.path"),
                    Generator.class.getName(),
                    planFile.toString(),
                    resultFile.toString()));
            if (new Launch(command, Map.of(), log).run() != 0) {
                throw new LocalFailure("The load generator failed; see " + log);
            }
            return JSON.readValue(resultFile.toFile(), new TypeReference<List<PhaseResult>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
