package io.ripen.scoring.backtest;

/** The draft that was to be tried is not there any more. */
final class DraftGone extends RuntimeException {
    /** What the backtest says. */
    static final String REASON = "the draft was deleted or replaced";

    private static final long serialVersionUID = 1L;

    DraftGone() {
        super(REASON);
    }
}
