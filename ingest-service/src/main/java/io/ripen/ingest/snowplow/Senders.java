package io.ripen.ingest.snowplow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.ripen.ingest.domain.Reading;
import io.ripen.ingest.domain.Rejection;
import io.ripen.ingest.domain.RejectionCode;
import io.ripen.ingest.intake.Protocol;
import io.ripen.ingest.intake.Submission;
import io.ripen.ingest.intake.Submitted;
import io.ripen.ingest.reading.ForeignTouchpoint;
import io.ripen.ingest.site.Admission;
import io.ripen.ingest.site.Gate;
import io.ripen.ingest.touchpoint.NativeEvents;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds whose events they are. A tracker has no setting for a key, but every tracker has an app id: it is the site's
 * write key, unless the request's head gives one. Trackers of several app ids may share an emitter and so a request.
 */
@Singleton
final class Senders {
    private static final String APP_ID = "aid";

    private final Gate gate;
    private final TrackerEventReader reader;

    @Inject
    Senders(Gate gate, ForeignTouchpoint.Bounds bounds, NativeEvents nativeEvents) {
        this.gate = gate;
        this.reader = new TrackerEventReader(bounds, nativeEvents::read);
    }

    /**
     * The events of a request, as one submission per key, in the order in which the keys first come.
     *
     * @throws HttpProblem if none of the keys is a site's
     */
    List<Submission> submissions(RoutingContext context, List<JsonNode> events) {
        Map<String, List<JsonNode>> byKey = new LinkedHashMap<>();
        String key = Gate.key(context);
        for (JsonNode event : events) {
            byKey.computeIfAbsent(key == null ? event.path(APP_ID).asText("") : key, absent -> new ArrayList<>())
                    .add(event);
        }
        if (byKey.size() <= 1) {
            Admission admission = gate.admit(
                    context, byKey.isEmpty() ? key : byKey.keySet().iterator().next());
            return List.of(charged(context, admission, submitted(admission, events)));
        }
        return severalKeys(context, byKey);
    }

    private List<Submission> severalKeys(RoutingContext context, Map<String, List<JsonNode>> byKey) {
        Map<Admission, List<Submitted>> taken = new LinkedHashMap<>();
        List<JsonNode> nobodys = new ArrayList<>();
        HttpProblem problem = null;
        for (Map.Entry<String, List<JsonNode>> group : byKey.entrySet()) {
            try {
                Admission admission = gate.admit(context, group.getKey());
                taken.put(admission, new ArrayList<>(submitted(admission, group.getValue())));
            } catch (HttpProblem refused) {
                problem = problem == null ? refused : problem;
                nobodys.addAll(group.getValue());
            }
        }
        if (taken.isEmpty() && problem != null) {
            throw problem;
        }
        nobodys.forEach(event -> taken.values().iterator().next().add(nobodys(event)));
        return taken.entrySet().stream()
                .map(entry -> charged(context, entry.getKey(), entry.getValue()))
                .toList();
    }

    /** A single event. */
    Submission submission(RoutingContext context, Parameters parameters) {
        String key = Gate.key(context);
        Admission admission = gate.admit(context, key == null ? parameters.text(APP_ID) : key);
        return charged(context, admission, List.of(submitted(parameters, setting(admission))));
    }

    /** A body that is JSON but holds no events: it is kept as one that could not be taken. */
    List<Submission> noEnvelope(RoutingContext context, byte[] body, String reason) {
        Admission admission = gate.admit(context, Gate.key(context));
        return List.of(charged(
                context,
                admission,
                List.of(misshapen(RejectionCode.WRONG_TYPE, "", reason, new String(body, StandardCharsets.UTF_8)))));
    }

    private Submission charged(RoutingContext context, Admission admission, List<Submitted> events) {
        gate.charge(context, admission, events.size());
        return new Submission(Protocol.SNOWPLOW, admission, events);
    }

    private List<Submitted> submitted(Admission admission, List<JsonNode> events) {
        TrackerEventReader.Setting setting = setting(admission);
        return events.stream().map(event -> submitted(event, setting)).toList();
    }

    private Submitted submitted(JsonNode event, TrackerEventReader.Setting setting) {
        return event instanceof ObjectNode object
                ? submitted(Parameters.of(object), setting)
                : misshapen(RejectionCode.WRONG_TYPE, "", "An event is an object.", event.toString());
    }

    /** Of an anonymous event that is kept because it was rejected nobody must be recognisable either. */
    private Submitted submitted(Parameters parameters, TrackerEventReader.Setting setting) {
        return new Submitted(
                reader.read(parameters, setting),
                () -> setting.anonymous()
                        ? parameters.without(TrackerEventReader.IDENTITIES).json()
                        : parameters.json());
    }

    private static TrackerEventReader.Setting setting(Admission admission) {
        return new TrackerEventReader.Setting(
                admission.sender().anonymous(), admission.site().consentCategories());
    }

    private static Submitted nobodys(JsonNode event) {
        return misshapen(
                RejectionCode.UNKNOWN_VALUE, "/" + APP_ID, "Give the site's write key as app id.", event.toString());
    }

    private static Submitted misshapen(RejectionCode code, String pointer, String detail, String payload) {
        Reading reading = new Reading.Misshapen(null, new Rejection(code, pointer, detail));
        return new Submitted(reading, () -> payload);
    }
}
