package io.ripen.lanes.engine;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.function.Predicate;

/** Records that were handed over and wait for their batch. Used by the lane's own thread only. */
final class LaneInbox {
    private final Queue<RawRecord> records = new ArrayDeque<>();
    private final Queue<Waiter> waiters = new ArrayDeque<>();
    private long added;
    private long settled;

    /** One who handed records over and wants to know when the last of them is settled. */
    private record Waiter(long through, UniEmitter<? super Void> emitter) {}

    /** Adds records; completes once they are committed and published, or dropped because the lane is let go. */
    Uni<Void> add(List<RawRecord> more) {
        records.addAll(more);
        added += more.size();
        long through = added;
        return Uni.createFrom().emitter(emitter -> waiters.add(new Waiter(through, emitter)));
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
        while (!waiters.isEmpty() && waiters.element().through() <= settled) {
            waiters.remove().emitter().complete(null);
        }
    }

    /** The lane is let go: whoever owns it next reads these records again. */
    void drop() {
        records.clear();
        settle();
    }
}
