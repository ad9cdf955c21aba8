package io.ripen.scoring.release;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.ripen.scoring.domain.release.Publishing;
import io.ripen.scoring.model.ModelFileException;
import java.net.URI;

/** Answers of the API of models to requests that cannot be served, RFC 9457. */
final class ReleaseProblems {
    private ReleaseProblems() {}

    static HttpProblem modelInvalid(ModelFileException problem) {
        return problem(400, "model-invalid", "The model cannot be used", String.valueOf(problem.getMessage()))
                .with("line", problem.line())
                .with("column", problem.column())
                .with("where", "line " + problem.line() + ", column " + problem.column())
                .build();
    }

    static HttpProblem modelEmpty() {
        return problem(400, "model-invalid", "The model cannot be used", "Send the whole YAML file as the body.")
                .build();
    }

    static HttpProblem versionUnknown() {
        return problem(
                        404,
                        "model-version-unknown",
                        "There is no such version",
                        "No version of a model has this id and number.")
                .build();
    }

    static HttpProblem versionFinal() {
        return problem(
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
                problem(
                                409,
                                "model-version-not-newer",
                                "A newer version was published already",
                                "Versions of a model only go up: send the draft again with a higher 'version'.")
                        .build();
        };
    }

    static HttpProblem refoldUnknown() {
        return problem(404, "refold-unknown", "There is no such re-fold", "No re-fold has this id.")
                .build();
    }

    static HttpProblem refoldEnded() {
        return problem(
                        409,
                        "refold-state",
                        "The re-fold's state does not allow that",
                        "Only a running re-fold can be paused, and only one under way resumed or cancelled.")
                .build();
    }

    static HttpProblem invalidParameter(String parameter, String detail) {
        return problem(400, "invalid-parameter", "A parameter cannot be used", detail)
                .with("where", "query parameter " + parameter)
                .build();
    }

    private static HttpProblem.Builder problem(int status, String code, String title, String detail) {
        return HttpProblem.builder()
                .withType(URI.create("urn:ripen:problem:" + code))
                .withStatus(status)
                .withTitle(title)
                .withDetail(detail)
                .with("code", code);
    }
}
