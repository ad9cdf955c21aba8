package io.ripen.local.stack;

/** Shows how far something is: a bar on a terminal, a line per tenth elsewhere. */
public final class Progress {
    private static final int WIDTH = 40;
    private static final int TENTHS = 10;

    private final Console console;
    private final int total;
    private int shownTenth;

    /** Nothing of {@code total} is done. */
    public Progress(Console console, int total) {
        this.console = console;
        this.total = total;
    }

    /** Shows that this much is done. */
    public void show(int done) {
        if (console.isTerminal()) {
            console.redraw(bar(done, total));
            if (done == total) {
                console.gap();
            }
        } else if (done * TENTHS / total > shownTenth) {
            shownTenth = done * TENTHS / total;
            console.line("  " + done + " of " + total);
        }
    }

    static String bar(int done, int total) {
        int filled = total == 0 ? WIDTH : (int) ((long) WIDTH * done / total);
        int percent = total == 0 ? 100 : (int) (100L * done / total);
        return "  [" + "#".repeat(filled) + " ".repeat(WIDTH - filled)
                + "] %3d %%  %d of %d".formatted(percent, done, total);
    }
}
