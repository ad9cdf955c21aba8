package io.ripen.local.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripen.local.process.LocalFailure;
import io.ripen.local.server.LocalServer;
import io.ripen.local.stack.Access;
import io.ripen.local.stack.PortPlan;
import io.ripen.local.stack.PortUse;
import io.ripen.local.stack.Service;
import io.ripen.local.stack.Stack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Asks the services' metrics each time, and what costs them a query every few times. */
final class SnapshotReads {
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(2);
    private static final int QUERY_EVERY = 5;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(ANSWER_LIMIT).build();
    private final Stack stack;
    private final PortPlan ports;
    private final Access access;
    private final Clock clock;
    private Map<String, Long> stages = Map.of();
    private Map<String, Long> mails = Map.of();
    private int turn;

    SnapshotReads(Stack stack, PortPlan ports, Access access, Clock clock) {
        this.stack = stack;
        this.ports = ports;
        this.access = access;
        this.clock = clock;
    }

    Snapshot next() {
        List<String> down = new ArrayList<>();
        for (LocalServer part : stack.parts()) {
            if (part.process().isEmpty()) {
                down.add(part.name());
            }
        }
        MetricsText metrics = new MetricsText();
        for (Service service : Service.values()) {
            if (!down.contains(service.folder())) {
                get(service.portUse(), "/q/metrics", "ops")
                        .ifPresentOrElse(metrics::add, () -> down.add(service.folder()));
            }
        }
        if (turn++ % QUERY_EVERY == 0) {
            json(PortUse.LIFECYCLE, "/v1/funnel", "sales").ifPresent(funnel -> stages = stages(funnel));
            json(PortUse.NURTURE, "/v1/emails/summary", "marketer").ifPresent(summary -> mails = mails(summary));
        }
        return new Snapshot(
                clock.instant(),
                down,
                counters(metrics),
                metrics.by("ripen_lane_lag", "group"),
                metrics.by("ripen_lane_records_total", "group"),
                metrics.by("ripen_lane_stopped", "group"),
                (long) metrics.sum("ripen_lane_dead_letters_total"),
                (long) metrics.sum("ripen_ingest_spool_events"),
                stages,
                mails);
    }

    private static Map<String, Double> counters(MetricsText metrics) {
        return Map.of(
                "touchpoints", metrics.sum("ripen_ingest_touchpoints_total", "outcome", "accepted"),
                "scores", metrics.sum("ripen_scoring_events_published_total"),
                "stage changes", metrics.sum("ripen_lifecycle_transitions_decided_total"),
                "mails", metrics.sum("ripen_nurture_mails_total", "state", "sent"));
    }

    static Map<String, Long> stages(JsonNode funnel) {
        Map<String, Long> leads = new LinkedHashMap<>();
        funnel.path("rows")
                .path(0)
                .path("stages")
                .forEach(stage -> leads.put(
                        stage.path("stage").asText(), stage.path("leads").asLong()));
        return leads;
    }

    static Map<String, Long> mails(JsonNode summary) {
        Map<String, Long> states = new TreeMap<>();
        summary.path("journeys")
                .forEach(journey -> journey.path("states")
                        .properties()
                        .forEach(state ->
                                states.merge(state.getKey(), state.getValue().asLong(), Long::sum)));
        return states;
    }

    private Optional<JsonNode> json(PortUse service, String path, String role) {
        return get(service, path, role).map(text -> {
            try {
                return MAPPER.readTree(text);
            } catch (IOException e) {
                throw new LocalFailure(path + " did not answer with JSON.", e);
            }
        });
    }

    private Optional<String> get(PortUse service, String path, String role) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(ports.url(service) + path))
                .header("Authorization", "Bearer " + access.token(role))
                .header("Accept", path.startsWith("/q/") ? "text/plain" : "application/json")
                .timeout(ANSWER_LIMIT)
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
        } catch (IOException away) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
