package io.ripen.scoring.command;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.ripen.scoring.http.ErrorCode;
import java.util.Optional;

/** Answers to commands that cannot be carried out, RFC 9457. */
public final class CommandProblems {
    private static final String MERGE_UNDER_WAY =
            "A merge of this lead, or the end of one, is under way, and nothing was done. Send the command again in a moment, with another Idempotency-Key.";

    private CommandProblems() {}

    /** A lead cannot be merged with itself. */
    static HttpProblem sameLead() {
        return ErrorCode.SAME_LEAD.problem("Both ids are the same; name another lead.");
    }

    /** Nobody has asked for the lead's erasure. */
    public static HttpProblem notErased() {
        return ErrorCode.NOT_ERASED.problem("Nobody has asked for this lead's erasure.");
    }

    /** No touchpoint has the id. */
    public static HttpProblem touchpointUnknown() {
        return ErrorCode.TOUCHPOINT_UNKNOWN.problem("No kept touchpoint of this site has this id.");
    }

    /** Something else was asked under the same key before. */
    static HttpProblem keyReused() {
        return ErrorCode.IDEMPOTENCY_KEY_REUSED
                .builder(
                        "Something else was asked of this lead with the same Idempotency-Key, and that holds. Use a new key.")
                .with("where", "header Idempotency-Key")
                .build();
    }

    /** It is not settled yet who holds the lead's history. */
    static HttpProblem mergeUnderWay() {
        return ErrorCode.MERGE_UNDER_WAY.problem(MERGE_UNDER_WAY);
    }

    /** The lane did not answer in time. */
    public static HttpProblem answerLate() {
        return ErrorCode.ANSWER_LATE
                .builder("It will be carried out. Send it again with the same Idempotency-Key to get its answer.")
                .withHeader("Retry-After", "1")
                .build();
    }

    /** The lane gave the command up. */
    static HttpProblem givenUp() {
        return ErrorCode.COMMAND_FAILED.problem(
                "RIPEN-S-302 the lane gave it up and logged why; send it again with another Idempotency-Key");
    }

    /** The lead's lane refused. */
    static HttpProblem refused(int status, LeadAnswer answer) {
        ErrorCode code =
                Optional.ofNullable(answer.code()).flatMap(ErrorCode::named).orElse(ErrorCode.COMMAND_REFUSED);
        String detail = switch (code) {
            case SAME_LEAD -> "Both are the same lead already.";
            case WRONG_SURVIVOR ->
                "Both were identified at the same time by different accounts of it; send the command again.";
            case NOT_MERGED_HERE -> "The lead does not hold the history of the other one.";
            case MERGE_UNDER_WAY -> MERGE_UNDER_WAY;
            case HISTORY_NOT_TAKEN -> "The lead has not taken the touchpoint yet; send the command again in a moment.";
            default -> "The lead's state does not allow it.";
        };
        HttpProblem.Builder problem = code.builder(detail).withStatus(status);
        return answer.other() == null
                ? problem.build()
                : problem.with("leadId", answer.other()).build();
    }
}
