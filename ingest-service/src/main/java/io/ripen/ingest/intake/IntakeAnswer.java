package io.ripen.ingest.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ripen.ingest.domain.Decision;
import io.ripen.ingest.domain.Rejection;
import io.ripen.ingest.domain.Touchpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of each event of a request.
 *
 * @param accepted how many are stored
 * @param rejected how many were not taken
 * @param results one per event, in the order of the request
 */
public record IntakeAnswer(int accepted, int rejected, List<Result> results) {

    /** What became of one event. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Result(
            @Nullable String id,
            String outcome,
            @Nullable String code,
            @Nullable String pointer,
            @Nullable String detail) {}

    /** The answer that tells these decisions. */
    public static IntakeAnswer of(List<Decision> decisions) {
        List<Result> results = decisions.stream().map(IntakeAnswer::result).toList();
        return new IntakeAnswer(
                count(decisions, Decision.Accepted.class), count(decisions, Decision.Rejected.class), results);
    }

    static String outcome(Decision decision) {
        return switch (decision) {
            case Decision.Accepted ignored -> "accepted";
            case Decision.Duplicate ignored -> "duplicate-id-in-request";
            case Decision.Rejected ignored -> "rejected";
        };
    }

    private static Result result(Decision decision) {
        return switch (decision) {
            case Decision.Accepted(Touchpoint touchpoint) ->
                new Result(touchpoint.id(), outcome(decision), null, null, null);
            case Decision.Duplicate(String id) -> new Result(id, outcome(decision), null, null, null);
            case Decision.Rejected(String id, String site, Rejection rejection, boolean kept) ->
                new Result(id, outcome(decision), rejection.code().wireName(), rejection.pointer(), rejection.detail());
        };
    }

    private static int count(List<Decision> decisions, Class<? extends Decision> kind) {
        return (int) decisions.stream().filter(kind::isInstance).count();
    }
}
