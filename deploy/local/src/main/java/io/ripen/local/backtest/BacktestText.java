package io.ripen.local.backtest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A backtest's report for a person to read.
 *
 * @param backtest as scoring-service answers, done
 */
public record BacktestText(JsonNode backtest) {
    private static final String ROW = "%-12s %8s %8s %10s %8s %8s %8s";

    /** The lines. */
    public List<String> lines() {
        JsonNode report = backtest.path("report");
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("%s compared with %s, outcome %s from %s"
                .formatted(
                        ref(backtest.path("draft")),
                        ref(backtest.path("current")),
                        backtest.path("outcome").asText(),
                        backtest.path("outcomeSet").asText()));
        lines.add("%d leads with %d touchpoints, %d reached the outcome; %d left out"
                .formatted(
                        report.path("leads").asLong(),
                        report.path("touchpoints").asLong(),
                        report.path("positives").asLong(),
                        report.path("leftOut").asLong()));
        model(lines, "now", report.path("current"));
        model(lines, "draft", report.path("draft"));
        bands(lines, report.path("bandMoves"));
        weeks(lines, report);
        handovers(lines, report.path("handovers"));
        return lines;
    }

    private static void model(List<String> lines, String name, JsonNode model) {
        lines.add("");
        lines.add(ROW.formatted(name, "leads", "outcome", "precision", "recall", "lift", "auc"));
        quality(lines, model.path("atThreshold"));
        model.path("bands").forEach(band -> quality(lines, band));
        lines.add(ROW.formatted("score", "", "", "", "", "", number(model.path("auc"))));
    }

    private static void quality(List<String> lines, JsonNode quality) {
        lines.add(ROW.formatted(
                quality.path("name").asText(),
                quality.path("leads").asText(),
                quality.path("positives").asText(),
                number(quality.path("precision")),
                number(quality.path("recall")),
                number(quality.path("lift")),
                number(quality.path("auc"))));
    }

    private static void bands(List<String> lines, JsonNode moves) {
        lines.add("");
        lines.add("Leads that change band (now -> draft):");
        moves.forEach(move -> {
            if (!move.path("current").equals(move.path("draft"))) {
                lines.add("  %s -> %s %8d"
                        .formatted(
                                move.path("current").asText(),
                                move.path("draft").asText(),
                                move.path("leads").asLong()));
            }
        });
    }

    private static void weeks(List<String> lines, JsonNode report) {
        Map<String, Long> now = perWeek(report.path("current"));
        Map<String, Long> draft = perWeek(report.path("draft"));
        TreeSet<String> mondays = new TreeSet<>(now.keySet());
        mondays.addAll(draft.keySet());
        lines.add("");
        lines.add("%-12s %8s %8s".formatted("handovers", "now", "draft"));
        long readyBefore = report.path("current").path("readyBefore").asLong();
        long draftReadyBefore = report.path("draft").path("readyBefore").asLong();
        if (readyBefore + draftReadyBefore > 0) {
            lines.add(
                    "%-12s %8d %8d  (ready when the window began)".formatted("before", readyBefore, draftReadyBefore));
        }
        mondays.forEach(monday -> lines.add(
                "%-12s %8d %8d".formatted(monday, now.getOrDefault(monday, 0L), draft.getOrDefault(monday, 0L))));
    }

    private static Map<String, Long> perWeek(JsonNode model) {
        Map<String, Long> weeks = new TreeMap<>();
        model.path("handoversPerWeek")
                .forEach(week -> weeks.put(
                        week.path("monday").asText(), week.path("leads").asLong()));
        return weeks;
    }

    private static void handovers(List<String> lines, JsonNode handovers) {
        JsonNode earlier = handovers.path("earlier");
        lines.add("");
        if (handovers.path("readyBefore").asLong() > 0) {
            lines.add("Compared without the %d leads that were ready when the window began:"
                    .formatted(handovers.path("readyBefore").asLong()));
        }
        lines.add("Handed over by both: %d, of these %d earlier and %d later; median %s h earlier"
                .formatted(
                        handovers.path("both").asLong(),
                        earlier.path("sooner").asLong(),
                        earlier.path("later").asLong(),
                        earlier.path("median").asText("-")));
        group(lines, "Gained", handovers.path("gained"));
        group(lines, "Lost", handovers.path("lost"));
    }

    private static void group(List<String> lines, String name, JsonNode group) {
        lines.add("%s: %d, of these %d reached the outcome"
                .formatted(
                        name,
                        group.path("leads").asLong(),
                        group.path("positives").asLong()));
    }

    private static String ref(JsonNode model) {
        return model.path("id").asText() + " " + model.path("version").asText();
    }

    private static String number(JsonNode value) {
        return value.isNumber() ? String.format(Locale.ROOT, "%.3f", value.asDouble()) : "-";
    }
}
