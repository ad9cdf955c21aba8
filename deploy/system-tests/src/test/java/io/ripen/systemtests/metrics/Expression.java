package io.ripen.systemtests.metrics;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The metrics and labels that an expression of PromQL names.
 *
 * @param metrics each metric with the labels that it is selected by
 * @param groupings labels of {@code by}, {@code on} and the like
 */
record Expression(Map<String, Set<String>> metrics, Set<String> groupings) {
    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern GROUPING =
            Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\(([^)]*)\\)");
    private static final Pattern METRIC =
            Pattern.compile("(?<![\\w:.])([a-zA-Z_:][\\w:]*)\\s*(\\{[^}]*}|(?!\\s*\\())(?![\\w:])");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset", "inf", "nan");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_]\\w*)\\s*(?:=~|!~|!=|=)");

    static Expression of(String text) {
        Set<String> groupings = new TreeSet<>();
        Matcher grouping = GROUPING.matcher(text);
        while (grouping.find()) {
            for (String label : grouping.group(1).split(",", -1)) {
                if (!label.isBlank()) {
                    groupings.add(label.strip());
                }
            }
        }
        String rest = GROUPING.matcher(TEXT.matcher(text).replaceAll("\"\"")).replaceAll(" ");
        rest = rest.replaceAll("\\[[^]]*]", " ");
        Map<String, Set<String>> metrics = new TreeMap<>();
        Matcher metric = METRIC.matcher(rest);
        while (metric.find()) {
            if (!WORDS.contains(metric.group(1))) {
                Set<String> labels = metrics.computeIfAbsent(metric.group(1), name -> new TreeSet<>());
                LABEL.matcher(metric.group(2)).results().forEach(label -> labels.add(label.group(1)));
            }
        }
        return new Expression(metrics, groupings);
    }
}
