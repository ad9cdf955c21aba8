package io.ripen.systemtests.metrics;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of metrics with the labels that they have, read from answers in Prometheus' text format. */
public final class Series {
    private static final Pattern SAMPLE = Pattern.compile("^([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? \\S+");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_]\\w*)=\"(?:[^\"\\\\]|\\\\.)*\"");

    private final Map<String, Set<String>> labels = new HashMap<>();

    /** Adds what one service answers. */
    public Series add(String answer) {
        answer.lines().forEach(line -> {
            Matcher sample = SAMPLE.matcher(line);
            if (sample.find()) {
                Set<String> known = labels.computeIfAbsent(sample.group(1), name -> new TreeSet<>());
                if (sample.group(2) != null) {
                    LABEL.matcher(sample.group(2)).results().forEach(label -> known.add(label.group(1)));
                }
            }
        });
        return this;
    }

    /** The labels of a metric; empty set of labels if it has none, nothing if there is no such metric. */
    Map<String, Set<String>> labels() {
        return labels;
    }
}
