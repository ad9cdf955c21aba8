package io.ripen.scoring.command;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.ripen.scoring.http.Problems;

/** Answers to commands that cannot be carried out, RFC 9457. */
public final class CommandProblems {
    private static final String MERGE_UNDER_WAY =
            "A merge of this lead, or the end of one, is under way, and nothing was done. Send the command again in a moment, with another Idempotency-Key.";

    private CommandProblems() {}

    /** A lead cannot be merged with itself. */
    static HttpProblem sameLead() {
        return problem(409, "same-lead", "A lead is itself", "Both ids are the same; name another lead.");
    }

    /** Nobody has asked for the lead's erasure. */
    public static HttpProblem notErased() {
        return problem(404, "not-erased", "There is no erasure", "Nobody has asked for this lead's erasure.");
    }

    /** No touchpoint has the id. */
    public static HttpProblem touchpointUnknown() {
        return problem(
                404,
                "touchpoint-unknown",
                "There is no such touchpoint",
                "No kept touchpoint of this site has this id.");
    }

    /** Something else was asked under the same key before. */
    static HttpProblem keyReused() {
        return Problems.of(
                        409,
                        "idempotency-key-reused",
                        "The key belongs to another command",
                        "Something else was asked of this lead with the same Idempotency-Key, and that holds. Use a new key.")
                .with("where", "header Idempotency-Key")
                .build();
    }

    /** It is not settled yet who holds the lead's history. */
    static HttpProblem mergeUnderWay() {
        return problem(409, "merge-under-way", "The command was refused", MERGE_UNDER_WAY);
    }

    /** The lane did not answer in time. */
    public static HttpProblem answerLate() {
        return Problems.of(
                        503,
                        "answer-late",
                        "The command is stored and not decided yet",
                        "It will be carried out. Send it again with the same Idempotency-Key to get its answer.")
                .withHeader("Retry-After", "1")
                .build();
    }

    /** The lead's lane refused. */
    static HttpProblem refused(int status, LeadAnswer answer) {
        String code = answer.code() == null ? "command-failed" : answer.code();
        String detail = switch (code) {
            case "same-lead" -> "Both are the same lead already.";
            case "wrong-survivor" ->
                "Both were identified at the same time by different accounts of it; send the command again.";
            case "not-merged-here" -> "The lead does not hold the history of the other one.";
            case LeadAnswer.MERGE_UNDER_WAY -> MERGE_UNDER_WAY;
            case "history-not-taken" ->
                "The lead has not taken the touchpoint yet; send the command again in a moment.";
            default -> "The lead's state does not allow it.";
        };
        HttpProblem.Builder problem = Problems.of(status, code, "The command was refused", detail);
        return answer.other() == null
                ? problem.build()
                : problem.with("leadId", answer.other()).build();
    }

    private static HttpProblem problem(int status, String code, String title, String detail) {
        return Problems.of(status, code, title, detail).build();
    }
}
