package io.ripen.ingest.rejected;

import io.ripen.contracts.EventType;
import io.ripen.contracts.touchpoint.TouchpointRejected;
import io.ripen.ingest.body.BodyReader;
import io.ripen.ingest.intake.Intake;
import io.ripen.ingest.intake.IntakeAnswer;
import io.ripen.ingest.intake.Submission;
import io.ripen.ingest.problem.ProblemCode;
import io.ripen.ingest.problem.Problems;
import io.ripen.ingest.site.Admission;
import io.ripen.ingest.site.Gate;
import io.ripen.ingest.site.KeyKind;
import io.ripen.lanes.json.EventJson;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;

/**
 * Takes a rejected event once more: the body is the data of its record on the topic of rejected events. It is read and
 * decided as on the day it came, by the code and the sites file of today.
 */
@Path("/v1/rejected/replay")
class ReplayResource {
    private final Gate gate;
    private final BodyReader bodies;
    private final RejectedEvents rejected;
    private final Intake intake;

    @Inject
    ReplayResource(Gate gate, BodyReader bodies, RejectedEvents rejected, Intake intake) {
        this.gate = gate;
        this.bodies = bodies;
        this.rejected = rejected;
        this.intake = intake;
    }

    @POST
    @NonBlocking
    public Uni<Response> replay(@Context RoutingContext context) {
        Admission admission = gate.admit(context, Gate.key(context));
        if (admission.key().kind() != KeyKind.SERVER) {
            throw Problems.problem(ProblemCode.SERVER_KEY_NEEDED, "Rejected events are replayed with a server key.");
        }
        return Uni.createFrom()
                .completionStage(() -> bodies.read(context))
                .map(body -> submission(body, admission))
                .flatMap(submission -> Uni.createFrom()
                        .completionStage(() -> intake.take(submission))
                        .map(IntakeAnswer::of)
                        .map(answer -> Response.ok(answer, MediaType.APPLICATION_JSON_TYPE)
                                .build()));
    }

    private Submission submission(byte[] body, Admission admission) {
        TouchpointRejected data = read(body);
        if (!data.site().equals(admission.site().id())) {
            throw Problems.problem(
                    ProblemCode.BAD_REQUEST,
                    "The event is of the site " + data.site() + "; send it with a server key of that site.");
        }
        return rejected.read(data, admission)
                .orElseThrow(() -> Problems.problem(
                        ProblemCode.BAD_REQUEST,
                        "Events of this protocol cannot be replayed; those of "
                                + String.join(", ", rejected.protocols()) + " can."));
    }

    private static TouchpointRejected read(byte[] body) {
        try {
            TouchpointRejected data = (TouchpointRejected) EventJson.read(EventType.TOUCHPOINT_REJECTED, body);
            if (isIncomplete(data)) {
                throw incomplete();
            }
            return data;
        } catch (IOException broken) {
            throw incomplete();
        }
    }

    /** The JSON parser passes null for an absent member. */
    @SuppressWarnings("ConstantValue")
    private static boolean isIncomplete(TouchpointRejected data) {
        return data == null
                || data.site() == null
                || data.protocol() == null
                || data.payload() == null
                || data.receivedAt() == null
                || data.rejectionId() == null;
    }

    private static RuntimeException incomplete() {
        return Problems.problem(
                ProblemCode.INVALID_JSON,
                "The data of a record of the topic ripen.touchpoints-rejected.v1 is expected.");
    }
}
