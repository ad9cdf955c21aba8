package io.ripen.local.stack;

import java.io.PrintStream;

/** Where the command line speaks to a person. Lines of several threads are never mixed. */
public final class Console {
    private final PrintStream out;
    private final boolean terminal;

    /** A console that can redraw a line only if it is a terminal. */
    public Console(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Prints a line. */
    public synchronized void line(String text) {
        out.println(text);
        out.flush();
    }

    /** Prints an empty line. */
    public void gap() {
        line("");
    }

    /** Prints over the line before, on a terminal. */
    public synchronized void redraw(String text) {
        out.print("\r" + text + "\u001b[K");
        out.flush();
    }

    /** Whether {@link #redraw} makes sense. */
    public boolean isTerminal() {
        return terminal;
    }
}
