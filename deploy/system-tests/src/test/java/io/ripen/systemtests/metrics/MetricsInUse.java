package io.ripen.systemtests.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** All expressions of the dashboards and rules, and what in them no service exposes. */
public final class MetricsInUse {
    /** What Prometheus gives every series by itself. */
    private static final Set<String> GIVEN = Set.of("job", "instance", "namespace", "pod");

    /** What others expose: Prometheus, the kubelet, cert-manager. */
    private static final String OF_OTHERS = "up|kubelet_volume_stats_\\w+|certmanager_\\w+";

    private final Map<String, String> expressions = new HashMap<>();
    private final Map<String, String> recorded = new HashMap<>();

    private MetricsInUse() {}

    /** Those of a folder with {@code grafana/*.json} and {@code prometheus/*-rules.yaml}. */
    public static MetricsInUse of(Path folder) {
        MetricsInUse all = new MetricsInUse();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".json")) {
                    all.dashboard(name, new ObjectMapper().readTree(file.toFile()));
                } else if (name.endsWith("-rules.yaml")) {
                    all.rules(new ObjectMapper(new YAMLFactory()).readTree(file.toFile()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private void dashboard(String file, JsonNode dashboard) {
        for (JsonNode panel : dashboard.path("panels")) {
            for (JsonNode target : panel.path("targets")) {
                String place = file + ", " + panel.path("title").asText() + ", "
                        + target.path("refId").asText();
                expressions.put(place, target.path("expr").asText());
            }
        }
        for (JsonNode variable : dashboard.at("/templating/list")) {
            String query = variable.path("query").asText();
            if (query.startsWith("label_values(")) {
                String[] parts = query.replaceAll("label_values\\(|\\)", "").split(",", -1);
                expressions.put(
                        file + ", variable " + variable.path("name").asText(),
                        "sum by (" + parts[1].strip() + ") (" + parts[0].strip() + ")");
            }
        }
    }

    private void rules(JsonNode rules) {
        for (JsonNode group : rules.path("groups")) {
            for (JsonNode rule : group.path("rules")) {
                String expression = rule.path("expr").asText();
                if (rule.has("record")) {
                    recorded.put(rule.path("record").asText(), expression);
                }
                expressions.put(
                        rule.path("record").asText() + rule.path("alert").asText(), expression);
            }
        }
    }

    /** How many expressions there are. */
    public int size() {
        return expressions.size();
    }

    /** What is named and not exposed, each with its place. */
    public List<String> unknownTo(Series series) {
        List<String> unknown = new ArrayList<>();
        expressions.forEach((place, text) -> {
            Expression expression = Expression.of(text);
            Set<String> all = new TreeSet<>(GIVEN);
            boolean others = false;
            for (Map.Entry<String, Set<String>> metric : expression.metrics().entrySet()) {
                if (metric.getKey().matches(OF_OTHERS)) {
                    others = true;
                    continue;
                }
                Set<String> labels = labels(metric.getKey(), series);
                if (labels.isEmpty()) {
                    unknown.add(place + ": no metric " + metric.getKey());
                }
                all.addAll(labels);
                metric.getValue().stream()
                        .filter(label -> !labels.contains(label))
                        .forEach(label -> unknown.add(place + ": " + metric.getKey() + " has no label " + label));
            }
            boolean foreign = others;
            expression.groupings().stream()
                    .filter(label -> !foreign && !all.contains(label))
                    .forEach(label -> unknown.add(place + ": nothing in it has the label " + label));
        });
        return unknown;
    }

    /** The labels of a metric; never empty if it exists. Of a recorded one those that it is grouped by. */
    private Set<String> labels(String metric, Series series) {
        Set<String> labels = new TreeSet<>();
        String rule = recorded.get(metric);
        if (rule != null) {
            Expression expression = Expression.of(rule);
            labels.addAll(expression.groupings());
            expression.metrics().keySet().stream()
                    .filter(recorded::containsKey)
                    .forEach(name -> labels.addAll(labels(name, series)));
            labels.add("job");
            return labels;
        }
        Set<String> exposed = series.labels().get(metric);
        if (exposed != null) {
            labels.addAll(GIVEN);
            labels.addAll(exposed);
        }
        return labels;
    }
}
