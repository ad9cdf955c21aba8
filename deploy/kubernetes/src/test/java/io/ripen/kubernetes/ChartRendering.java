package io.ripen.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import io.ripen.docs.source.Sources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A copy of the chart whose values are those of a set and of the example installation. */
final class ChartRendering {
    static final List<String> VALUE_SETS = List.of("small", "team", "large");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Path CHART = Sources.path("deploy", "kubernetes", "ripen");

    private final Path copy;

    private ChartRendering(Path copy) {
        this.copy = copy;
    }

    /** Copies the chart into a folder and gives it values: its own, of a set, of the example, and further ones. */
    static ChartRendering of(Path folder, String set, String further) {
        Path copy = folder.resolve("ripen");
        try (Stream<Path> files = Files.walk(CHART)) {
            for (Path file : files.toList()) {
                Path target = copy.resolve(CHART.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
            // The library renders as for Kubernetes 1.20 and cannot be told another version.
            Path description = copy.resolve("Chart.yaml");
            Files.writeString(description, Sources.text(description).replaceFirst("kubeVersion: \">=1.30.0-0\"", ""));
            JsonNode values = YAML.readTree(CHART.resolve("values.yaml").toFile());
            merge(values, YAML.readTree(CHART.resolve("values-" + set + ".yaml").toFile()));
            merge(
                    values,
                    YAML.readTree(
                            Sources.path("deploy", "kubernetes", "example.yaml").toFile()));
            merge(values, YAML.readTree(further));
            YAML.writeValue(copy.resolve("values.yaml").toFile(), values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ChartRendering(copy);
    }

    /** As Helm merges files of values: objects member by member, anything else is replaced. */
    private static void merge(JsonNode under, JsonNode over) {
        over.properties().forEach(entry -> {
            JsonNode present = under.get(entry.getKey());
            if (present instanceof ObjectNode && entry.getValue() instanceof ObjectNode) {
                merge(present, entry.getValue());
            } else {
                ((ObjectNode) under).set(entry.getKey(), entry.getValue());
            }
        });
    }

    LintResult lint() {
        return new Helm(copy).lint().strict().call();
    }

    String text() {
        return new Helm(copy)
                .template()
                .withName("ripen")
                .withNamespace("leads")
                .call();
    }
}
