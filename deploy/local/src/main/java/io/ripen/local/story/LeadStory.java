package io.ripen.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A lead's story in lines of at most {@value #WIDTH} characters: who it is, what happened in the order of time, the
 * receipt of its score, what is missing for the next stage. Times are UTC.
 */
public final class LeadStory {
    /** The longest line. */
    public static final int WIDTH = 100;

    private static final int WHAT = 28;
    private static final String MOMENT = "  %s  %-10s  %-" + WHAT + "s  %s";
    private static final String RECEIPT = "  %-11s %-40s %10s %10s %10s";
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final JsonNode export;
    private final JsonNode stages;
    private final JsonNode mails;
    private final JsonNode lifts;
    private final int most;

    /**
     * A story of what the services answered; an answer that is missing is a missing node.
     *
     * @param export from scoring
     * @param stages from lifecycle
     * @param mails from nurture
     * @param lifts of what stood against mails, from nurture
     * @param most how many touchpoints are told, the newest
     */
    public LeadStory(JsonNode export, JsonNode stages, JsonNode mails, JsonNode lifts, int most) {
        this.export = export;
        this.stages = stages;
        this.mails = mails;
        this.lifts = lifts;
        this.most = most;
    }

    /** The whole story. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>(who());
        lines.add("");
        lines.addAll(happened());
        lines.add("");
        lines.addAll(receipt());
        List<String> next = next();
        if (!next.isEmpty()) {
            lines.add("");
            lines.addAll(next);
        }
        return lines.stream().map(LeadStory::bounded).toList();
    }

    private List<String> who() {
        Map<String, String> facts = new TreeMap<>();
        export.path("facts")
                .forEach(fact ->
                        facts.put(fact.path("name").asText(), fact.path("value").asText()));
        String addresses = Moments.each(export.path("addresses"))
                .map(address -> address.path("email").asText())
                .collect(Collectors.joining(", "));
        List<String> lines = new ArrayList<>();
        lines.add(facts.getOrDefault("name", addresses));
        lines.add("  lead       " + export.path("leadId").asText());
        lines.add("  address    " + addresses);
        lines.addAll(wrapped(
                "  facts      ",
                facts.entrySet().stream()
                        .map(fact -> fact.getKey() + " " + fact.getValue())
                        .toList()));
        lines.addAll(wrapped(
                "  consents   ",
                Moments.each(export.path("consents"))
                        .map(consent -> consent.path("purpose").asText() + " "
                                + consent.path("status").asText())
                        .toList()));
        if (!stages.isMissingNode()) {
            lines.add("  stage      " + stages.path("stage").asText() + " since "
                    + minute(stages.path("enteredAt").asText()));
        }
        return lines;
    }

    private List<String> happened() {
        List<Moment> touchpoints = Moments.touchpoints(export).stream()
                .sorted(Comparator.comparing(Moment::at))
                .toList();
        int left = Math.max(0, touchpoints.size() - most);
        List<Moment> all = new ArrayList<>(touchpoints.subList(left, touchpoints.size()));
        all.addAll(Moments.stages(stages));
        all.addAll(Moments.mails(mails));
        all.addAll(Moments.lifts(lifts));
        List<String> lines = new ArrayList<>();
        lines.add("What happened (UTC)");
        if (left > 0) {
            lines.add("  " + left + " earlier touchpoints are left out: --touchpoints shows more.");
        }
        all.stream().sorted(Comparator.comparing(Moment::at)).forEach(moment -> lines.addAll(told(moment)));
        return lines;
    }

    /** An effect that does not fit beside its cause is told below it. */
    private static List<String> told(Moment moment) {
        String line = MOMENT.formatted(MINUTE.format(moment.at()), moment.kind(), moment.what(), moment.effect())
                .stripTrailing();
        if (line.length() <= WIDTH) {
            return List.of(line);
        }
        String cause = MOMENT.formatted(MINUTE.format(moment.at()), moment.kind(), moment.what(), "")
                .stripTrailing();
        List<String> lines = new ArrayList<>(List.of(cause));
        lines.addAll(wrapped(" ".repeat(32), List.of(moment.effect().split(", "))));
        return lines;
    }

    private List<String> receipt() {
        List<String> lines = new ArrayList<>();
        JsonNode score = export.path("score");
        if (score.isMissingNode()) {
            return List.of("No score yet.");
        }
        lines.add("The score: " + number(score.at("/score/total")) + ", band "
                + score.at("/score/band").asText());
        lines.add(RECEIPT.formatted("AXIS", "RULE", "AWARDED", "DECAYED", "NOW"));
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode line : score.path("receipt")) {
            sum = sum.add(line.path("points").decimalValue());
            int count = line.path("count").asInt();
            String rule = line.path("rule").asText() + (count > 1 ? " x " + count : "") + " "
                    + line.path("detail").asText();
            lines.add(RECEIPT.formatted(
                    line.path("axis").asText(),
                    cut(rule.strip(), 40),
                    number(line.path("awarded")),
                    number(line.path("decayed")),
                    number(line.path("points"))));
        }
        BigDecimal total = score.at("/score/total").decimalValue();
        lines.add(RECEIPT.formatted(
                "sum", sum.compareTo(total) == 0 ? "" : "DOES NOT ADD UP to " + total, "", "", format(sum)));
        return lines;
    }

    private List<String> next() {
        List<String> lines = new ArrayList<>();
        for (JsonNode stage : stages.path("next")) {
            lines.addAll(wrapped(
                    "Missing for " + stage.path("stage").asText() + ": ",
                    Moments.each(stage.path("guards"))
                            .filter(guard -> !guard.path("satisfied").asBoolean())
                            .map(guard -> guard.path("guard").asText() + " ("
                                    + guard.path("actual").asText() + ")")
                            .toList()));
        }
        return lines;
    }

    private static List<String> wrapped(String head, List<String> parts) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(head);
        for (int index = 0; index < parts.size(); index++) {
            String part = parts.get(index) + (index + 1 < parts.size() ? "," : "");
            if (line.length() > head.length() && line.length() + 1 + part.length() > WIDTH) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder(" ".repeat(head.length()));
            }
            line.append(line.length() > head.length() ? " " : "").append(part);
        }
        if (!parts.isEmpty()) {
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private static String bounded(String line) {
        return cut(line, WIDTH);
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 3) + "...";
    }

    private static String minute(String instant) {
        return MINUTE.format(Instant.parse(instant));
    }

    private static String number(JsonNode node) {
        return format(node.decimalValue());
    }

    private static String format(BigDecimal number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }
}
