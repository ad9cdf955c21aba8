package io.ripen.ingest.touchpoint;

import io.ripen.ingest.body.BodyReader;
import io.ripen.ingest.domain.Reading;
import io.ripen.ingest.intake.Intake;
import io.ripen.ingest.intake.IntakeAnswer;
import io.ripen.ingest.intake.Protocol;
import io.ripen.ingest.intake.Submission;
import io.ripen.ingest.intake.Submitted;
import io.ripen.ingest.problem.ProblemCode;
import io.ripen.ingest.problem.Problems;
import io.ripen.ingest.reading.JsonCuts.Cut;
import io.ripen.ingest.site.Admission;
import io.ripen.ingest.site.Gate;
import io.ripen.ingest.site.KeyKind;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Takes touchpoints. Neither the request's content type nor its Accept header is looked at: real clients send what they
 * like, and a refusal would lose their events.
 */
@Path("/v1/touchpoints")
class TouchpointResource {
    private final Gate gate;
    private final BodyReader bodies;
    private final RequestReader reader;
    private final Intake intake;

    @Inject
    TouchpointResource(Gate gate, BodyReader bodies, RequestReader reader, Intake intake) {
        this.gate = gate;
        this.bodies = bodies;
        this.reader = reader;
        this.intake = intake;
    }

    @POST
    @NonBlocking
    public CompletionStage<Response> take(@Context RoutingContext context) {
        Admission admission = gate.admit(context, Gate.key(context));
        return bodies.read(context).thenCompose(body -> take(context, Protocol.NATIVE, admission, body));
    }

    /** The same for what happened before Ripen, so that facts have the source import; a browser tells of now. */
    @POST
    @Path("import")
    @NonBlocking
    public CompletionStage<Response> takeImported(@Context RoutingContext context) {
        Admission admission = gate.admit(context, Gate.key(context));
        if (admission.key().kind() != KeyKind.SERVER) {
            throw Problems.problem(ProblemCode.SERVER_KEY_NEEDED, "Events are imported with a server key.");
        }
        return bodies.read(context).thenCompose(body -> take(context, Protocol.IMPORT, admission, body));
    }

    private CompletionStage<Response> take(
            RoutingContext context, Protocol protocol, Admission admission, byte[] body) {
        return switch (reader.read(body, events -> gate.charge(context, admission, events))) {
            case RequestReader.RequestBody.Events events -> {
                Submission submission = new Submission(protocol, admission, submitted(body, events));
                yield intake.take(submission).thenApply(decisions -> response(IntakeAnswer.of(decisions)));
            }
            case RequestReader.RequestBody.NotJson(String where, String reason) ->
                CompletableFuture.failedStage(Problems.problemAt(ProblemCode.INVALID_JSON, where, reason));
            case RequestReader.RequestBody.TooManyEvents(int most) ->
                CompletableFuture.failedStage(Problems.problem(
                        ProblemCode.TOO_MANY_EVENTS, "A request has at most " + most + " events; none was taken."));
        };
    }

    private static List<Submitted> submitted(byte[] body, RequestReader.RequestBody.Events events) {
        List<Submitted> submitted = new ArrayList<>(events.readings().size());
        for (int i = 0; i < events.readings().size(); i++) {
            Reading reading = events.readings().get(i);
            Cut cut = events.cuts().get(i);
            submitted.add(new Submitted(reading, () -> cut.text(body)));
        }
        return submitted;
    }

    /** 202 says that something was stored, 200 that nothing had to be. */
    private static Response response(IntakeAnswer answer) {
        return Response.status(answer.accepted() > 0 ? Response.Status.ACCEPTED : Response.Status.OK)
                .entity(answer)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
