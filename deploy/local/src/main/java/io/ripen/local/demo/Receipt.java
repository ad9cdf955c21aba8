package io.ripen.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** A lead's score receipt for a person to read: one line per rule, and the sum that they add up to. */
final class Receipt {
    private record Key(String axis, String rule) {}

    private record Sum(int count, BigDecimal awarded, BigDecimal decayed, BigDecimal points) {
        Sum plus(JsonNode line) {
            return new Sum(
                    count + line.path("count").asInt(),
                    awarded.add(number(line, "awarded")),
                    decayed.add(number(line, "decayed")),
                    points.add(number(line, "points")));
        }
    }

    /** Scores are exact to two places, so nothing is rounded here; the scale is for the eye. */
    private static final int SCALE = 2;

    private static final Sum NOTHING = new Sum(0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    private Receipt() {}

    /** Lines for the answer of scoring's score resource. */
    static List<String> lines(JsonNode answer) {
        Map<Key, Sum> sums = new LinkedHashMap<>();
        StreamSupport.stream(answer.path("receipt").spliterator(), false)
                .forEach(line -> sums.merge(
                        new Key(line.path("axis").asText(), line.path("rule").asText()),
                        NOTHING.plus(line),
                        (sum, ignored) -> sum.plus(line)));
        JsonNode score = answer.path("score");
        BigDecimal total = total(answer);
        BigDecimal sum = sums.values().stream().map(Sum::points).reduce(BigDecimal.ZERO, BigDecimal::add);
        List<String> lines = new ArrayList<>();
        lines.add("  %s  %s   band %s"
                .formatted(
                        answer.path("leadId").asText(),
                        total,
                        score.path("band").asText()));
        sums.forEach((key, value) -> lines.add("    %-11s %-24s %s %10s"
                .formatted(
                        key.axis(),
                        key.rule(),
                        "%-6s %10s %10s"
                                .formatted(
                                        value.count() > 0 ? "x " + value.count() : "",
                                        value.awarded(),
                                        value.decayed()),
                        value.points())));
        lines.add("    %-65s %10s%s"
                .formatted("sum", sum, sum.compareTo(total) == 0 ? "" : "   DOES NOT ADD UP to " + total));
        return lines;
    }

    /** The score that the lines must add up to. */
    static BigDecimal total(JsonNode answer) {
        return number(answer.path("score"), "total");
    }

    private static BigDecimal number(JsonNode node, String member) {
        return node.path(member).decimalValue().setScale(SCALE, RoundingMode.HALF_UP);
    }
}
