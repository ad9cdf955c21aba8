package io.ripen.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads what happened from the services' answers. */
final class Moments {
    private Moments() {}

    /** What the person did, with the points that each touchpoint has on the receipt. */
    static List<Moment> touchpoints(JsonNode export) {
        Map<String, List<String>> points = new HashMap<>();
        for (JsonNode line : export.at("/score/receipt")) {
            if (line.hasNonNull("touchpointId")) {
                points.computeIfAbsent(line.path("touchpointId").asText(), id -> new ArrayList<>())
                        .add(signed(line.path("awarded").decimalValue()) + " "
                                + line.path("rule").asText());
            }
        }
        List<Moment> moments = new ArrayList<>();
        for (JsonNode kept : export.path("touchpoints")) {
            JsonNode touchpoint = kept.path("touchpoint");
            String effect = String.join(
                    ", ", points.getOrDefault(touchpoint.path("touchpointId").asText(), List.of()));
            String machine = kept.path("verdict").asText().equals("MACHINE") ? "done by a machine" : "";
            moments.add(new Moment(
                    time(touchpoint, "occurredAt"),
                    "touchpoint",
                    (touchpoint.path("type").asText() + " " + subject(touchpoint)).strip(),
                    join(effect, machine)));
        }
        return moments;
    }

    /** Steps, each with the conditions that held and the values found. */
    static List<Moment> stages(JsonNode answer) {
        List<Moment> moments = new ArrayList<>();
        for (JsonNode step : answer.path("history")) {
            String guards = each(step.path("guards"))
                    .map(guard -> guard.path("guard").asText() + " ("
                            + guard.path("actual").asText() + ")")
                    .collect(Collectors.joining(", "));
            String by = step.at("/by/id").asText();
            String from = step.path("from").asText();
            moments.add(new Moment(
                    time(step, "at"),
                    "stage",
                    from.isEmpty()
                            ? step.path("to").asText()
                            : from + " -> " + step.path("to").asText(),
                    join(
                            step.path("reason").asText(),
                            step.path("feedbackReason").asText(),
                            guards,
                            by.isEmpty() ? "" : "by " + by)));
        }
        return moments;
    }

    /** Mails, each at the time it was settled, or made if it is not yet. */
    static List<Moment> mails(JsonNode answer) {
        List<Moment> moments = new ArrayList<>();
        for (JsonNode mail : answer.path("emails")) {
            String until = mail.path("state").asText().equals("QUEUED")
                    ? mail.path("nextAttemptAt").asText()
                    : "";
            moments.add(new Moment(
                    time(mail, mail.hasNonNull("settledAt") ? "settledAt" : "createdAt"),
                    "mail",
                    mail.path("journey").asText() + " / " + mail.path("step").asText() + " "
                            + mail.path("state").asText(),
                    join(mail.path("reason").asText(), until.isEmpty() ? "" : "not before " + until)));
        }
        return moments;
    }

    /** What somebody lifted that stood against mails. */
    static List<Moment> lifts(JsonNode answer) {
        List<Moment> moments = new ArrayList<>();
        for (JsonNode lift : answer.path("lifts")) {
            if (lift.path("lifted").asBoolean()) {
                moments.add(new Moment(
                        time(lift, "at"),
                        "mailable",
                        "no more " + lift.path("suppression").asText(),
                        join(
                                lift.path("reason").asText(),
                                "by " + lift.path("author").asText())));
            }
        }
        return moments;
    }

    /** What a touchpoint was about: a page, a download, a form, a mail. */
    private static String subject(JsonNode touchpoint) {
        return Stream.of(
                        touchpoint.path("name").asText(),
                        touchpoint
                                .at("/asset/name")
                                .asText(touchpoint.at("/asset/id").asText()),
                        touchpoint
                                .at("/page/path")
                                .asText(touchpoint.at("/page/url").asText()),
                        touchpoint.at("/mail/journey").asText())
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining(" "));
    }

    static String signed(BigDecimal number) {
        return (number.signum() > 0 ? "+" : "") + String.format(Locale.ROOT, "%.2f", number);
    }

    private static String join(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining("; "));
    }

    private static Instant time(JsonNode node, String member) {
        return Instant.parse(node.path(member).asText());
    }

    static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
