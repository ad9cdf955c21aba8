package io.ripen.scoring.release;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.ripen.scoring.domain.release.Publishing;
import io.ripen.scoring.http.Problems;
import io.ripen.scoring.model.ModelFileException;

/** Answers of the API of models to requests that cannot be served, RFC 9457. */
final class ReleaseProblems {
    private ReleaseProblems() {}

    static HttpProblem modelInvalid(ModelFileException problem) {
        return Problems.of(400, "model-invalid", "The model cannot be used", String.valueOf(problem.getMessage()))
                .with("line", problem.line())
                .with("column", problem.column())
                .with("where", "line " + problem.line() + ", column " + problem.column())
                .build();
    }

    static HttpProblem modelEmpty() {
        return Problems.of(400, "model-invalid", "The model cannot be used", "Send the whole YAML file as the body.")
                .build();
    }

    static HttpProblem versionFinal() {
        return Problems.of(
                        409,
                        "model-version-final",
                        "A version that was published never changes",
                        "This version is published or retired: give the changed model a higher 'version'.")
                .build();
    }

    static HttpProblem refused(Publishing.Refusal reason) {
        return switch (reason) {
            case NOT_A_DRAFT -> versionFinal();
            case NOT_NEWER ->
                Problems.of(
                                409,
                                "model-version-not-newer",
                                "A newer version was published already",
                                "Versions of a model only go up: send the draft again with a higher 'version'.")
                        .build();
        };
    }

    static HttpProblem refoldUnknown() {
        return Problems.of(404, "refold-unknown", "There is no such re-fold", "No re-fold has this id.")
                .build();
    }

    static HttpProblem refoldEnded() {
        return Problems.of(
                        409,
                        "refold-state",
                        "The re-fold's state does not allow that",
                        "Only a running re-fold can be paused, and only one under way resumed or cancelled.")
                .build();
    }
}
