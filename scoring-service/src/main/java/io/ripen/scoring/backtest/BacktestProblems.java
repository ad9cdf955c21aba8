package io.ripen.scoring.backtest;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.ripen.scoring.http.Problems;

/** Answers of the API of backtests to requests that cannot be served, RFC 9457. */
final class BacktestProblems {
    private BacktestProblems() {}

    static HttpProblem backtestUnknown() {
        return Problems.of(404, "backtest-unknown", "There is no such backtest", "No backtest has this id.")
                .build();
    }

    static HttpProblem backtestEnded() {
        return Problems.of(
                        409,
                        "backtest-state",
                        "The backtest has ended",
                        "Only a queued or running one can be cancelled.")
                .build();
    }
}
