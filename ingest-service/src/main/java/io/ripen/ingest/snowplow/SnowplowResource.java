package io.ripen.ingest.snowplow;

import io.ripen.ingest.body.BodyReader;
import io.ripen.ingest.config.IngestSettings;
import io.ripen.ingest.domain.Decision;
import io.ripen.ingest.intake.Intake;
import io.ripen.ingest.intake.IntakeAnswer;
import io.ripen.ingest.intake.Submission;
import io.ripen.ingest.pixel.Pixel;
import io.ripen.ingest.problem.ProblemCode;
import io.ripen.ingest.problem.Problems;
import io.ripen.ingest.reading.JsonEvents;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * The two ways of Snowplow's tracker protocol: batches by POST and single events by GET. Content types are not looked
 * at. Trackers drop events on 400, 401, 403, 410 and 422 and send them again on every other status that is no 2xx.
 */
@Path("/")
class SnowplowResource {
    private final BodyReader bodies;
    private final Senders senders;
    private final Intake intake;
    private final int maxEvents;

    @Inject
    SnowplowResource(BodyReader bodies, Senders senders, Intake intake, IngestSettings settings) {
        this.bodies = bodies;
        this.senders = senders;
        this.intake = intake;
        this.maxEvents = settings.maxSdkEvents();
    }

    @POST
    @Path("com.snowplowanalytics.snowplow/tp2")
    @NonBlocking
    public Uni<Response> post(@Context RoutingContext context) {
        return Uni.createFrom()
                .completionStage(() -> bodies.read(context))
                .onItem()
                .transformToUni(body -> takeAll(submissions(context, body)))
                .map(answer ->
                        Response.ok(answer, MediaType.APPLICATION_JSON_TYPE).build());
    }

    private List<Submission> submissions(RoutingContext context, byte[] body) {
        return switch (JsonEvents.ofMember("data", body, maxEvents)) {
            case JsonEvents.Elements(List<JsonEvents.Element> events) -> senders.submissions(context, events);
            case JsonEvents.NoArray(String reason) -> senders.noEnvelope(context, body, reason);
            case JsonEvents.NotJson(String where, String reason) ->
                throw Problems.problemAt(ProblemCode.INVALID_JSON, where, reason);
            case JsonEvents.TooMany(int most) ->
                throw Problems.problem(
                        ProblemCode.TOO_MANY_EVENTS, "A request has at most " + most + " events; none was taken.");
        };
    }

    @GET
    @Path("com.snowplowanalytics.snowplow/tp2")
    @NonBlocking
    public Uni<Response> get(@Context RoutingContext context) {
        return pixel(context);
    }

    @GET
    @Path("i")
    @NonBlocking
    public Uni<Response> pixel(@Context RoutingContext context) {
        return takeAll(List.of(senders.submission(context, parameters(context))))
                .map(answer -> image());
    }

    /** The picture's head, for scanners and previews; nothing is taken. */
    @HEAD
    @Path("i")
    @NonBlocking
    public Response lookAtPixel() {
        return image();
    }

    @HEAD
    @Path("com.snowplowanalytics.snowplow/tp2")
    @NonBlocking
    public Response look() {
        return image();
    }

    private static Response image() {
        return Response.ok(Pixel.bytes(), Pixel.TYPE)
                .header("Cache-Control", "no-cache, no-store, must-revalidate")
                .build();
    }

    private static Parameters parameters(RoutingContext context) {
        String query = context.request().query();
        try {
            return Parameters.ofQuery(query == null ? "" : query);
        } catch (IllegalArgumentException brokenEscape) {
            throw Problems.problem(ProblemCode.BAD_REQUEST, "The query has a broken escape; a per cent sign is %25.");
        }
    }

    /** One after the other: nearly always it is one. */
    private Uni<IntakeAnswer> takeAll(List<Submission> submissions) {
        List<Uni<List<Decision>>> taken = submissions.stream()
                .map(submission -> Uni.createFrom().completionStage(() -> intake.take(submission)))
                .toList();
        return Uni.join()
                .all(taken)
                .usingConcurrencyOf(1)
                .andFailFast()
                .map(decisions ->
                        IntakeAnswer.of(decisions.stream().flatMap(List::stream).toList()));
    }
}
