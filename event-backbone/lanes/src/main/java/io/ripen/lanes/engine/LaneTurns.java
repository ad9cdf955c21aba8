package io.ripen.lanes.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The turns of a service's lanes at its database: so many lanes have a transaction open at a time, the others wait and
 * gather records meanwhile. A turn goes to the lane that has gathered most, so that a transaction's price is shared by as
 * many records as can be, but to the one that waits longest once that has waited for the time of {@code patience}. No more
 * batches are decided at a time than have a turn. Thread-safe.
 */
public final class LaneTurns {
    /** More than any lane can gather: what it has to do is not to wait for others. */
    static final int URGENT = Integer.MAX_VALUE;

    private final List<Waiter> waiting = new ArrayList<>();
    private final Duration patience;
    private final InstantSource clock;
    private int free;

    /** A lane that waits. */
    private record Waiter(Instant since, IntSupplier gathered, Consumer<Turn> begin) {}

    /**
     * Turns of which none is taken.
     *
     * @param turns how many lanes may have theirs at a time, at least 1
     * @param patience how long a lane lets those pass that have gathered more; with zero the order is that of arrival
     * @param clock tells how long a lane has waited
     */
    public LaneTurns(int turns, Duration patience, InstantSource clock) {
        this.free = turns;
        this.patience = patience;
        this.clock = clock;
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
     * @param gathered how many records the lane has by now, or {@link #URGENT}; asked in the thread of whoever ends a turn
     * @param begin gets the turn, perhaps at once, in the thread of whoever ends the one before; must end it
     */
    public void await(IntSupplier gathered, Consumer<Turn> begin) {
        synchronized (this) {
            if (free == 0) {
                waiting.add(new Waiter(clock.instant(), gathered, begin));
                return;
            }
            free--;
        }
        begin.accept(new Turn());
    }

    private void passOn() {
        Waiter next = next();
        if (next != null) {
            next.begin().accept(new Turn());
        }
    }

    private synchronized @Nullable Waiter next() {
        if (waiting.isEmpty()) {
            free++;
            return null;
        }
        Duration waited = Duration.between(waiting.getFirst().since(), clock.instant());
        // A clock that was set back must not keep the first one waiting.
        boolean isPatient = !waited.isNegative() && waited.compareTo(patience) < 0;
        return waiting.remove(isPatient ? fullest() : 0);
    }

    /** The place of the lane that has gathered most; of several, the one that waits longest. */
    private int fullest() {
        int fullest = 0;
        int most = waiting.getFirst().gathered().getAsInt();
        for (int place = 1; place < waiting.size(); place++) {
            int gathered = waiting.get(place).gathered().getAsInt();
            if (gathered > most) {
                fullest = place;
                most = gathered;
            }
        }
        return fullest;
    }
}
