package io.ripen.ingest.cloudevents;

import com.fasterxml.jackson.databind.JsonNode;
import io.ripen.ingest.body.BodyReader;
import io.ripen.ingest.config.IngestSettings;
import io.ripen.ingest.domain.Reading;
import io.ripen.ingest.domain.Rejection;
import io.ripen.ingest.intake.Intake;
import io.ripen.ingest.intake.IntakeAnswer;
import io.ripen.ingest.intake.Protocol;
import io.ripen.ingest.intake.Submission;
import io.ripen.ingest.intake.Submitted;
import io.ripen.ingest.problem.ProblemCode;
import io.ripen.ingest.problem.Problems;
import io.ripen.ingest.reading.ForeignTouchpoint;
import io.ripen.ingest.reading.JsonEvents;
import io.ripen.ingest.reading.JsonEvents.Element;
import io.ripen.ingest.site.Admission;
import io.ripen.ingest.site.Gate;
import io.ripen.ingest.touchpoint.NativeEvents;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * CloudEvents by their HTTP protocol binding 1.0: binary, structured and batch mode, all in JSON. Here the content type
 * counts, because it tells the three modes apart.
 */
@Path("/v1/cloudevents")
class CloudEventsResource {
    private final Gate gate;
    private final BodyReader bodies;
    private final Intake intake;
    private final CloudEventReader reader;
    private final int maxEvents;

    @Inject
    CloudEventsResource(
            Gate gate,
            BodyReader bodies,
            Intake intake,
            ForeignTouchpoint.Bounds bounds,
            NativeEvents nativeEvents,
            IngestSettings settings) {
        this.gate = gate;
        this.bodies = bodies;
        this.intake = intake;
        this.reader = new CloudEventReader(bounds, nativeEvents::read);
        this.maxEvents = settings.maxEvents();
    }

    @POST
    @NonBlocking
    public Uni<Response> take(@Context RoutingContext context) {
        HttpServerRequest request = context.request();
        ContentMode mode =
                ContentMode.of(request.getHeader("Content-Type"), request.getHeader("ce-specversion") != null);
        if (mode == ContentMode.UNKNOWN) {
            throw Problems.problem(
                    ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                    "Send application/cloudevents+json (one event), application/cloudevents-batch+json (an array), or"
                            + " the attributes in headers from ce-specversion on and the data as the body.");
        }
        Admission admission = gate.admit(context, Gate.key(context));
        return Uni.createFrom()
                .completionStage(() -> bodies.read(context))
                .onItem()
                .transformToUni(body -> take(context, admission, events(request, mode, body)));
    }

    private List<Element> events(HttpServerRequest request, ContentMode mode, byte[] body) {
        return switch (mode) {
            case BINARY ->
                List.of(new Element.Json(
                        BinaryMode.structured(request.headers(), request.getHeader("Content-Type"), body)));
            case STRUCTURED -> elements(JsonEvents.ofValue(body));
            case BATCH -> elements(JsonEvents.ofArray(body, maxEvents));
            case UNKNOWN -> throw new IllegalStateException("refused before the body was read");
        };
    }

    private static List<Element> elements(JsonEvents events) {
        return switch (events) {
            case JsonEvents.Elements(List<Element> elements) -> elements;
            case JsonEvents.NoArray(String reason) -> throw Problems.problem(ProblemCode.INVALID_JSON, reason);
            case JsonEvents.NotJson(String where, String reason) ->
                throw Problems.problemAt(ProblemCode.INVALID_JSON, where, reason);
            case JsonEvents.TooMany(int most) ->
                throw Problems.problem(
                        ProblemCode.TOO_MANY_EVENTS, "A batch has at most " + most + " events; none was taken.");
        };
    }

    private Uni<Response> take(RoutingContext context, Admission admission, List<Element> events) {
        gate.charge(context, admission, events.size());
        List<Submitted> submitted = events.stream().map(this::submitted).toList();
        return Uni.createFrom()
                .completionStage(() -> intake.take(new Submission(Protocol.CLOUDEVENTS, admission, submitted)))
                .map(IntakeAnswer::of)
                .map(CloudEventsResource::response);
    }

    private Submitted submitted(Element event) {
        return switch (event) {
            case Element.Json(JsonNode node) -> new Submitted(reader.read(node), node::toString);
            case Element.Unreadable(Rejection rejection, String text) ->
                new Submitted(new Reading.Misshapen(null, rejection), () -> text);
        };
    }

    private static Response response(IntakeAnswer answer) {
        return Response.status(answer.accepted() > 0 ? Response.Status.ACCEPTED : Response.Status.OK)
                .entity(answer)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
