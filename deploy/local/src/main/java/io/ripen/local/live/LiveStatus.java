package io.ripen.local.live;

import io.ripen.local.process.Polling;
import io.ripen.local.stack.Console;
import io.ripen.local.stack.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;

/**
 * Shows what a session's stack does until it stops: on a terminal a block at the bottom that is redrawn each second, with
 * all other lines above it; elsewhere, and if {@code NO_COLOR} is set or {@code TERM} is {@code dumb}, a line every 30
 * seconds and whenever the warnings change.
 */
public final class LiveStatus {
    private static final Duration TURN = Duration.ofSeconds(1);
    private static final Duration QUIET = Duration.ofSeconds(30);
    private static final int WIDTH = 100;

    private final Session session;
    private final Console console;
    private final SnapshotReads reads;
    private final Window window = new Window();

    /** The status of a session whose stack has started. */
    public LiveStatus(Session session, Console console) {
        this.session = session;
        this.console = console;
        this.reads = new SnapshotReads(session.stack(), session.ports(), session.access(), Clock.systemUTC());
    }

    /** Shows it, on a thread that ends with the process. */
    public void show(Map<String, String> environment) {
        Runnable loop = isScreen(console.isTerminal(), environment) ? this::screen : this::lines;
        Thread.ofPlatform().name("status").daemon().start(loop);
    }

    /** Whether redrawing is wanted and understood. */
    static boolean isScreen(boolean terminal, Map<String, String> environment) {
        String kind = environment.getOrDefault("TERM", "dumb");
        return terminal
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !kind.equals("dumb")
                && !kind.isEmpty();
    }

    private void screen() {
        // Signals stay with the JVM: Ctrl-C must stop the stack.
        try (Terminal terminal =
                TerminalBuilder.builder().system(true).nativeSignals(false).build()) {
            Display display = new Display(terminal, false);
            Object turn = new Object();
            console.above(text -> {
                synchronized (turn) {
                    display.update(List.of(), 0);
                    terminal.writer().println(text);
                    terminal.flush();
                    display.reset();
                }
            });
            while (console.hasScreen()) {
                window.add(reads.next());
                synchronized (turn) {
                    if (!console.hasScreen()) {
                        return;
                    }
                    int width = terminal.getWidth() > 0 ? terminal.getWidth() : WIDTH;
                    display.resize(Math.max(1, terminal.getHeight()), width);
                    display.update(
                            StatusText.block(window, width - 1).stream()
                                    .map(AttributedString::new)
                                    .toList(),
                            -1);
                }
                Polling.until(TURN, () -> !console.hasScreen());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void lines() {
        long shown = 0;
        List<String> known = List.of();
        while (!session.stack().isStopping()) {
            window.add(reads.next());
            List<String> kinds = window.warnings().stream()
                    .map(warning -> warning.replaceAll("[\\d,]+", ""))
                    .toList();
            boolean due = shown == 0 || System.nanoTime() - shown > QUIET.toNanos();
            if (due || !kinds.equals(known)) {
                console.line(StatusText.line(window));
                shown = System.nanoTime();
                known = kinds;
            }
            Polling.until(TURN, session.stack()::isStopping);
        }
    }
}
