package io.ripen.ingest.segment;

import io.ripen.ingest.body.BodyReader;
import io.ripen.ingest.config.IngestSettings;
import io.ripen.ingest.domain.Decision;
import io.ripen.ingest.intake.Intake;
import io.ripen.ingest.intake.Protocol;
import io.ripen.ingest.intake.Submission;
import io.ripen.ingest.intake.Submitted;
import io.ripen.ingest.problem.ProblemCode;
import io.ripen.ingest.problem.Problems;
import io.ripen.ingest.reading.ForeignTouchpoint;
import io.ripen.ingest.reading.JsonCuts.Cut;
import io.ripen.ingest.reading.JsonFault;
import io.ripen.ingest.site.Admission;
import io.ripen.ingest.site.Gate;
import io.ripen.ingest.site.KeyKind;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes bodies of calls: lets the sender in, reads the calls, and hands them to the intake. */
@Singleton
final class SegmentIngest {
    /** As many bodies of the largest size, at most, make up what a batch says for its calls, counted once for each. */
    private static final long SHARED_BODIES = 4;

    private final BodyReader bodies;
    private final Gate gate;
    private final Intake intake;
    private final SegmentReader reader;
    private final ForeignTouchpoint.Bounds bounds;

    @Inject
    SegmentIngest(
            BodyReader bodies, Gate gate, Intake intake, ForeignTouchpoint.Bounds bounds, IngestSettings settings) {
        this.bodies = bodies;
        this.gate = gate;
        this.intake = intake;
        this.reader = new SegmentReader(
                settings.maxSdkEvents(), settings.maxEventBytes(), SHARED_BODIES * settings.maxBodyBytes());
        this.bounds = bounds;
    }

    /**
     * Takes the calls of a request's body and answers what became of each.
     *
     * @param pathKind the kind that the path names; null if it names none
     */
    Uni<Response> answer(RoutingContext context, @Nullable CallKind pathKind) {
        return Uni.createFrom()
                .completionStage(() -> bodies.read(context))
                .onItem()
                .transformToUni(body -> take(context, body, pathKind))
                .map(decisions -> Response.ok(SegmentAnswer.of(decisions), MediaType.APPLICATION_JSON_TYPE)
                        .build());
    }

    /**
     * Takes the calls of a body.
     *
     * @param pathKind the kind that the path names; null if it names none
     * @return what became of each call; fails with a problem if the body is no JSON, the key is nobody's, too much was
     *     sent, or not all of it could be stored
     */
    Uni<List<Decision>> take(RoutingContext context, byte[] body, @Nullable CallKind pathKind) {
        return switch (reader.cut(body)) {
            case SegmentBody.Calls calls -> take(context, calls, pathKind);
            case SegmentBody.NotJson(String where, String reason) ->
                Uni.createFrom().failure(Problems.problemAt(ProblemCode.INVALID_JSON, where, reason));
            case SegmentBody.TooMany(int most) ->
                Uni.createFrom()
                        .failure(Problems.problem(
                                ProblemCode.TOO_MANY_EVENTS,
                                "A batch has at most " + most + " calls; none was taken."));
            case SegmentBody.TooMuchForEach(long most) ->
                Uni.createFrom()
                        .failure(Problems.problem(
                                ProblemCode.BODY_TOO_LARGE,
                                "A batch's context and integrations, counted once for each call, have at most " + most
                                        + " bytes; none was taken. Send fewer calls at a time."));
        };
    }

    private Uni<List<Decision>> take(RoutingContext context, SegmentBody.Calls calls, @Nullable CallKind pathKind) {
        String key = Gate.key(context);
        Admission admission = gate.admit(context, key == null ? calls.writeKey() : key);
        CallReader.Setting setting = new CallReader.Setting(
                pathKind,
                admission.key().kind() == KeyKind.BROWSER,
                admission.site().consentCategories(),
                bounds);
        gate.charge(context, admission, calls.cuts().size());
        List<Submitted> submitted = new ArrayList<>(calls.cuts().size());
        for (Cut cut : calls.cuts()) {
            submitted.add(new Submitted(
                    () -> reader.read(calls, cut, setting).reading(), () -> reader.payload(calls, cut, pathKind)));
        }
        JsonFault fault = reader.faultOfAll(calls, setting);
        if (fault != null) {
            return Uni.createFrom()
                    .failure(Problems.problemAt(
                            ProblemCode.INVALID_JSON, calls.lines().where(fault.at()), fault.reason()));
        }
        return Uni.createFrom()
                .completionStage(() -> intake.take(new Submission(Protocol.SEGMENT, admission, submitted)));
    }
}
