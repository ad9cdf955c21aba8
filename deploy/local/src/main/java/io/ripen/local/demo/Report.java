package io.ripen.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.ripen.local.process.LocalFailure;
import io.ripen.local.process.Polling;
import io.ripen.local.stack.Console;
import io.ripen.local.stack.PortPlan;
import io.ripen.local.stack.PortUse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Prints what the services say about the replay. */
final class Report {
    private static final Duration MAIL_LIMIT = Duration.ofMinutes(2);
    private static final Set<String> UNFINISHED = Set.of("QUEUED", "SENDING");
    private static final int HOTTEST = 5;
    private static final int PAGE = 100;

    private final Api api;
    private final PortPlan ports;
    private final Console console;

    Report(Api api, PortPlan ports, Console console) {
        this.api = api;
        this.ports = ports;
        this.console = console;
    }

    /** Waits until every mail has been sent or withheld. */
    void awaitMails() {
        if (!Polling.until(MAIL_LIMIT, () -> unfinishedMails() == 0)) {
            throw new LocalFailure(unfinishedMails() + " mails are still waiting after " + MAIL_LIMIT.toSeconds()
                    + " s: ./ripen logs nurture says why.");
        }
    }

    void print() {
        JsonNode leads = get(PortUse.SCORING, "/v1/leads/summary");
        heading("Visitors and leads");
        console.line("  visitors %d, leads %d"
                .formatted(leads.path("visitors").asInt(), leads.path("leads").asInt()));
        console.line("  bands    " + counts(leads.path("bands")));
        heading("Stages: leads now, and how many ever entered");
        for (JsonNode stage :
                get(PortUse.LIFECYCLE, "/v1/funnel").path("rows").path(0).path("stages")) {
            console.line("  %-14s %5d   entered %5d"
                    .formatted(
                            stage.path("stage").asText(),
                            stage.path("leads").asInt(),
                            stage.path("entered").asInt()));
        }
        printMails();
        heading("The " + HOTTEST + " hottest leads now: rule, touchpoints, points awarded, lost by decay, worth now");
        hottest().forEach(lead -> Receipt.lines(lead).forEach(console::line));
    }

    /** The list is sorted by the published score; decay has gone on since, so the score of this moment decides. */
    private List<JsonNode> hottest() {
        List<JsonNode> scores = new ArrayList<>();
        String next = "";
        do {
            String after = next.isEmpty() ? "" : "&after=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
            JsonNode page = get(PortUse.SCORING, "/v1/leads?sort=-score&limit=" + PAGE + after);
            for (JsonNode lead : page.path("leads")) {
                scores.add(
                        get(PortUse.SCORING, "/v1/leads/" + lead.path("leadId").asText() + "/score"));
            }
            next = page.path("next").asText();
        } while (!next.isEmpty());
        return scores.stream()
                .sorted(Comparator.comparing(Receipt::total).reversed())
                .limit(HOTTEST)
                .toList();
    }

    private void printMails() {
        JsonNode mails = get(PortUse.NURTURE, "/v1/emails/summary");
        heading("E-mails by journey and step");
        for (JsonNode journey : mails.path("journeys")) {
            console.line("  %-28s %s"
                    .formatted(
                            journey.path("journey").asText() + " / "
                                    + journey.path("step").asText(),
                            counts(journey.path("states"))));
        }
        console.line("  suppressed because: " + counts(mails.path("suppressions")));
    }

    private int unfinishedMails() {
        int unfinished = 0;
        for (JsonNode journey : get(PortUse.NURTURE, "/v1/emails/summary").path("journeys")) {
            for (Map.Entry<String, JsonNode> state : journey.path("states").properties()) {
                unfinished +=
                        UNFINISHED.contains(state.getKey()) ? state.getValue().asInt() : 0;
            }
        }
        return unfinished;
    }

    private JsonNode get(PortUse service, String path) {
        return api.get(ports.url(service) + path);
    }

    private void heading(String text) {
        console.gap();
        console.line(text);
    }

    private static String counts(JsonNode numbers) {
        return numbers.isEmpty()
                ? "none"
                : numbers.properties().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue().asInt())
                        .collect(Collectors.joining(", "));
    }
}
