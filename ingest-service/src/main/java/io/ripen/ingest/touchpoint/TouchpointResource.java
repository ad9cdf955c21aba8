package io.ripen.ingest.touchpoint;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.ripen.ingest.body.BodyReader;
import io.ripen.ingest.config.IngestSettings;
import io.ripen.ingest.problem.ProblemCode;
import io.ripen.ingest.problem.Problems;
import io.ripen.ingest.publishing.NotPublished;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * Takes touchpoints. Neither the request's content type nor its Accept header is looked at: real clients send what they
 * like, and a refusal would lose their events.
 */
@Path("/v1/touchpoints")
class TouchpointResource {
    private final BodyReader bodies;
    private final RequestReader reader;
    private final TouchpointIngest ingest;
    private final IntakeMetrics metrics;
    private final IngestSettings settings;

    @Inject
    TouchpointResource(
            BodyReader bodies,
            RequestReader reader,
            TouchpointIngest ingest,
            IntakeMetrics metrics,
            IngestSettings settings) {
        this.bodies = bodies;
        this.reader = reader;
        this.ingest = ingest;
        this.metrics = metrics;
        this.settings = settings;
    }

    @POST
    @NonBlocking
    public Uni<Response> take(@Context RoutingContext context) {
        String traceParent = TraceParents.of(context.request());
        return bodies.read(context).onItem().transformToUni(body -> take(body, traceParent));
    }

    private Uni<Response> take(byte[] body, @Nullable String traceParent) {
        long start = System.nanoTime();
        return switch (reader.read(body)) {
            case RequestReader.RequestBody.Events events ->
                Uni.createFrom()
                        .completionStage(() -> ingest.take(new IntakeRequest(body, events, traceParent)))
                        .map(TouchpointResource::response)
                        .onFailure(NotPublished.class)
                        .recoverWithItem(failure -> problem(failure).toResponse())
                        .onTermination()
                        .invoke(() -> metrics.request(System.nanoTime() - start));
            case RequestReader.RequestBody.NotJson(String where, String reason) ->
                Uni.createFrom().failure(Problems.problemAt(ProblemCode.INVALID_JSON, where, reason));
            case RequestReader.RequestBody.TooManyEvents(int most) ->
                Uni.createFrom()
                        .failure(Problems.problem(
                                ProblemCode.TOO_MANY_EVENTS,
                                "A request has at most " + most + " events; none was taken."));
        };
    }

    /** 202 says that something was stored, 200 that nothing had to be. */
    private static Response response(IntakeAnswer answer) {
        return Response.status(answer.accepted() > 0 ? Response.Status.ACCEPTED : Response.Status.OK)
                .entity(answer)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    private HttpProblem problem(NotPublished failure) {
        return switch (failure.reason()) {
            case OVERLOADED ->
                Problems.passing(
                        ProblemCode.OVERLOADED,
                        settings.retryAfter(),
                        "Too many events wait to be stored. None of this request was taken; send it again.");
            case UNACKNOWLEDGED ->
                Problems.passing(
                        ProblemCode.KAFKA_UNAVAILABLE,
                        settings.retryAfter(),
                        "Not every event was acknowledged in time. Send all of them again with the same ids; those that"
                                + " were stored are recognised.");
        };
    }
}
