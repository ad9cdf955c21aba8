package io.ripen.scoring.release;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.ripen.scoring.domain.release.Publishing;
import io.ripen.scoring.http.ErrorCode;
import io.ripen.scoring.model.ModelFileException;

/** Answers of the API of models to requests that cannot be served, RFC 9457. */
final class ReleaseProblems {
    private ReleaseProblems() {}

    static HttpProblem modelInvalid(ModelFileException problem) {
        return ErrorCode.MODEL_INVALID
                .builder(String.valueOf(problem.getMessage()))
                .with("line", problem.line())
                .with("column", problem.column())
                .with("where", "line " + problem.line() + ", column " + problem.column())
                .build();
    }

    static HttpProblem modelEmpty() {
        return ErrorCode.MODEL_INVALID.problem("Send the whole YAML file as the body.");
    }

    static HttpProblem versionFinal() {
        return ErrorCode.MODEL_VERSION_FINAL.problem(
                "This version is published or retired: give the changed model a higher 'version'.");
    }

    static HttpProblem refused(Publishing.Refusal reason) {
        return switch (reason) {
            case NOT_A_DRAFT -> versionFinal();
            case NOT_NEWER ->
                ErrorCode.MODEL_VERSION_NOT_NEWER.problem(
                        "Versions of a model only go up: send the draft again with a higher 'version'.");
        };
    }

    static HttpProblem refoldUnknown() {
        return ErrorCode.REFOLD_UNKNOWN.problem("No re-fold has this id.");
    }

    static HttpProblem refoldEnded() {
        return ErrorCode.REFOLD_STATE.problem(
                "Only a running re-fold can be paused, and only one under way resumed or cancelled.");
    }
}
