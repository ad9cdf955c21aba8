package io.ripen.scoring.backtest;

/** The backtest was cancelled, or another instance has taken it over. */
final class BacktestEnded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BacktestEnded() {
        super("the backtest was cancelled or taken over");
    }
}
