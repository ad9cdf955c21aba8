package io.ripen.lanes.engine;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The turns of a service's lanes at its database: so many lanes have a transaction open at a time, the others wait in
 * the order in which they came. A lane that waits gathers records meanwhile, so that the next transaction handles more
 * of them together; and no more batches are in memory than have a turn. Thread-safe.
 */
public final class LaneTurns {
    private final Queue<Consumer<Turn>> waiting = new ArrayDeque<>();
    private int free;

    /**
     * Turns of which none is taken.
     *
     * @param turns how many lanes may have theirs at a time, at least 1
     */
    public LaneTurns(int turns) {
        this.free = turns;
    }

    /** A lane's turn. */
    public final class Turn {
        private final AtomicBoolean over = new AtomicBoolean();

        private Turn() {}

        /** Gives the turn to the next one; a second call changes nothing. */
        public void end() {
            if (over.compareAndSet(false, true)) {
                passOn();
            }
        }
    }

    /**
     * Waits for a turn.
     *
     * @param begin gets the turn, perhaps at once, in the thread of whoever ends the one before; must end it
     */
    public void await(Consumer<Turn> begin) {
        synchronized (this) {
            if (free == 0) {
                waiting.add(begin);
                return;
            }
            free--;
        }
        begin.accept(new Turn());
    }

    private void passOn() {
        Consumer<Turn> next;
        synchronized (this) {
            next = waiting.poll();
            if (next == null) {
                free++;
                return;
            }
        }
        next.accept(new Turn());
    }
}
