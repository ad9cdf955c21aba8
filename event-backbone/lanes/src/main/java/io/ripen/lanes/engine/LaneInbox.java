package io.ripen.lanes.engine;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.function.Predicate;

/**
 * Records that were handed over and wait for their batch. So that a lane that is behind does not hold back the other
 * lanes of its consumer, who hands over need not wait for the effect: only for few enough records to wait. Used by the
 * lane's own thread only.
 */
final class LaneInbox {
    private final Queue<RawRecord> records = new ArrayDeque<>();
    private final Queue<Waiter> waiters = new ArrayDeque<>();
    private final int room;
    private long added;
    private long settled;

    /** One who handed records over and wants to know when there is room for more. */
    private record Waiter(long through, UniEmitter<? super Void> emitter) {}

    /**
     * An empty inbox.
     *
     * @param room how many records may be unsettled when more are asked for
     */
    LaneInbox(int room) {
        this.room = room;
    }

    /** Adds records; completes once at most as many as there is room for are unsettled, or dropped. */
    Uni<Void> add(List<RawRecord> more) {
        records.addAll(more);
        added += more.size();
        long through = added;
        return Uni.createFrom().emitter(emitter -> {
            waiters.add(new Waiter(through, emitter));
            askForMore();
        });
    }

    List<RawRecord> peek(int limit) {
        List<RawRecord> head = new ArrayList<>(Math.min(limit, records.size()));
        Iterator<RawRecord> iterator = records.iterator();
        while (head.size() < limit && iterator.hasNext()) {
            head.add(iterator.next());
        }
        return head;
    }

    void remove(int count) {
        for (int i = 0; i < count; i++) {
            records.remove();
        }
    }

    void removeIf(Predicate<RawRecord> condition) {
        records.removeIf(condition);
    }

    int size() {
        return records.size();
    }

    boolean isEmpty() {
        return records.isEmpty();
    }

    /** Everything that was removed so far is committed and published. */
    void settle() {
        settled = added - records.size();
        askForMore();
    }

    private void askForMore() {
        while (!waiters.isEmpty() && waiters.element().through() <= settled + room) {
            waiters.remove().emitter().complete(null);
        }
    }

    /** The lane is let go: whoever owns it next reads these records again. */
    void drop() {
        records.clear();
        settle();
    }
}
