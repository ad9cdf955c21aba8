package io.ripen.local.stack;

import java.io.PrintStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where the command line speaks to a person. Lines of several threads are never mixed. */
public final class Console {
    private final PrintStream out;
    private final boolean terminal;
    private volatile @Nullable Consumer<String> screen;

    /** A console that can redraw a line only if it is a terminal. */
    public Console(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Prints a line. */
    public synchronized void line(String text) {
        Consumer<String> above = screen;
        if (above == null) {
            out.println(text);
            out.flush();
        } else {
            above.accept(text);
        }
    }

    /** Gives all lines to somebody who draws a screen and prints them above it. */
    public void above(Consumer<String> drawer) {
        screen = drawer;
    }

    /** Whether somebody draws a screen. */
    public boolean hasScreen() {
        return screen != null;
    }

    /** Ends the drawing of a screen; lines are printed below what it drew last. */
    public synchronized void endScreen() {
        if (hasScreen()) {
            screen = null;
            gap();
        }
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
