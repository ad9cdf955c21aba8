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
import io.ripen.ingest.reading.BoundedJson;
import io.ripen.ingest.reading.ForeignTouchpoint;
import io.ripen.ingest.reading.JsonCuts;
import io.ripen.ingest.reading.JsonEvents.Element;
import io.ripen.ingest.site.Admission;
import io.ripen.ingest.site.Gate;
import io.ripen.ingest.touchpoint.NativeEvents;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
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
    List<Submission> submissions(RoutingContext context, List<Element> events) {
        Map<String, List<Element>> byKey = new LinkedHashMap<>();
        String key = Gate.key(context);
        for (Element event : events) {
            byKey.computeIfAbsent(key == null ? appId(event) : key, absent -> new ArrayList<>())
                    .add(event);
        }
        if (byKey.size() <= 1) {
            Admission admission = gate.admit(
                    context, byKey.isEmpty() ? key : byKey.keySet().iterator().next());
            return List.of(charged(context, admission, submitted(admission, events)));
        }
        return severalKeys(context, byKey);
    }

    /** Blank if the event names none. Of one that cannot be read the app id may still be. */
    private static String appId(Element event) {
        return switch (event) {
            case Element.Json(JsonNode node) -> node.path(APP_ID).asText("");
            case Element.Unreadable(Rejection ignored, String text) -> appId(text.getBytes(StandardCharsets.UTF_8));
        };
    }

    private static String appId(byte[] event) {
        JsonCuts cuts = new JsonCuts(event);
        JsonCuts.Cut whole = cuts.whole();
        Map<String, JsonCuts.Cut> members = cuts.isObject(whole) ? cuts.members(whole) : null;
        JsonCuts.Cut appId = members == null ? null : members.get(APP_ID);
        try {
            return appId == null
                    ? ""
                    : BoundedJson.read(event, appId.from(), appId.length()).asText("");
        } catch (IOException unreadable) {
            return "";
        }
    }

    private List<Submission> severalKeys(RoutingContext context, Map<String, List<Element>> byKey) {
        Map<Admission, List<Submitted>> taken = new LinkedHashMap<>();
        List<Element> nobodys = new ArrayList<>();
        HttpProblem problem = null;
        for (Map.Entry<String, List<Element>> group : byKey.entrySet()) {
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
        Map.Entry<Admission, List<Submitted>> first =
                taken.entrySet().iterator().next();
        nobodys.forEach(event -> first.getValue().add(nobodys(event, setting(first.getKey()))));
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

    private List<Submitted> submitted(Admission admission, List<Element> events) {
        TrackerEventReader.Setting setting = setting(admission);
        return events.stream().map(event -> submitted(event, setting)).toList();
    }

    private Submitted submitted(Element event, TrackerEventReader.Setting setting) {
        return switch (event) {
            case Element.Json(ObjectNode object) -> submitted(Parameters.of(object), setting);
            case Element.Json(JsonNode other) ->
                misshapen(RejectionCode.WRONG_TYPE, "", "An event is an object.", other.toString());
            case Element.Unreadable(Rejection rejection, String text) -> unreadable(rejection, text, setting);
        };
    }

    /** What cannot be read cannot be freed of who it names either: of an anonymous request nothing of it is kept. */
    private static Submitted unreadable(Rejection rejection, String text, TrackerEventReader.Setting setting) {
        return new Submitted(new Reading.Misshapen(null, rejection), () -> setting.anonymous() ? "" : text);
    }

    private Submitted submitted(Parameters parameters, TrackerEventReader.Setting setting) {
        return new Submitted(() -> reader.read(parameters, setting), () -> payload(parameters, setting));
    }

    /** Of an anonymous event that is kept because it was rejected nobody must be recognisable either. */
    private static String payload(Parameters parameters, TrackerEventReader.Setting setting) {
        return setting.anonymous()
                ? parameters.without(TrackerEventReader.IDENTITIES).json()
                : parameters.json();
    }

    private static TrackerEventReader.Setting setting(Admission admission) {
        return new TrackerEventReader.Setting(
                admission.sender().anonymous(), admission.site().consentCategories());
    }

    private static Submitted nobodys(Element event, TrackerEventReader.Setting setting) {
        return switch (event) {
            case Element.Json(ObjectNode object) -> nobodys(payload(Parameters.of(object), setting));
            case Element.Json(JsonNode other) -> nobodys(other.toString());
            case Element.Unreadable(Rejection rejection, String text) -> unreadable(rejection, text, setting);
        };
    }

    private static Submitted nobodys(String payload) {
        return misshapen(RejectionCode.UNKNOWN_VALUE, "/" + APP_ID, "Give the site's write key as app id.", payload);
    }

    private static Submitted misshapen(RejectionCode code, String pointer, String detail, String payload) {
        Reading reading = new Reading.Misshapen(null, new Rejection(code, pointer, detail));
        return new Submitted(reading, () -> payload);
    }
}
