package io.ripen.scoring.backtest;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;

/** Answers of the API of backtests to requests that cannot be served, RFC 9457. */
final class BacktestProblems {
    private BacktestProblems() {}

    static HttpProblem versionUnknown() {
        return problem(
                        404,
                        "model-version-unknown",
                        "There is no such version",
                        "No version of a model has this id and number: send it first, POST /v1/models.")
                .build();
    }

    static HttpProblem backtestUnknown() {
        return problem(404, "backtest-unknown", "There is no such backtest", "No backtest has this id.")
                .build();
    }

    static HttpProblem backtestEnded() {
        return problem(
                        409,
                        "backtest-state",
                        "The backtest has ended",
                        "Only a queued or running one can be cancelled.")
                .build();
    }

    static HttpProblem invalidParameter(String where, String detail) {
        return problem(400, "invalid-parameter", "A parameter cannot be used", detail)
                .with("where", where)
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
