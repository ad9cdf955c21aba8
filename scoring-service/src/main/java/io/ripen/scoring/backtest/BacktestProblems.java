package io.ripen.scoring.backtest;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.ripen.scoring.http.ErrorCode;

/** Answers of the API of backtests to requests that cannot be served, RFC 9457. */
final class BacktestProblems {
    private BacktestProblems() {}

    static HttpProblem backtestUnknown() {
        return ErrorCode.BACKTEST_UNKNOWN.problem("No backtest has this id.");
    }

    static HttpProblem backtestEnded() {
        return ErrorCode.BACKTEST_STATE.problem("Only a queued or running one can be cancelled.");
    }
}
