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
 * lane's own thread only, but for {@link #size}.
 */
final class LaneInbox {
    private final Queue<RawRecord> records = new ArrayDeque<>();
    private final Queue<Waiter> waiters = new ArrayDeque<>();
    private final long room;
    private long waiting;
    private long added;
    private long settled;
    private volatile int size;

    /** One who handed records over and wants to know when there is room for more. */
    private record Waiter(long through, UniEmitter<? super Void> emitter) {}

    /**
     * An empty inbox.
     *
     * @param room how many bytes may be unsettled when more are asked for
     */
    LaneInbox(long room) {
        this.room = room;
    }

    /** Adds records; completes once no more than there is room for are unsettled, or all are dropped. */
    Uni<Void> add(List<RawRecord> more) {
        records.addAll(more);
        size = records.size();
        long bytes = more.stream().mapToLong(RawRecord::footprint).sum();
        waiting += bytes;
        added += bytes;
        long through = added;
        return Uni.createFrom().emitter(emitter -> {
            waiters.add(new Waiter(through, emitter));
            askForMore();
        });
    }

    /** The first records, within both limits but for a first one that is larger by itself. */
    List<RawRecord> peek(int limit, long byteLimit) {
        List<RawRecord> head = new ArrayList<>(Math.min(limit, records.size()));
        Iterator<RawRecord> iterator = records.iterator();
        long bytes = 0;
        while (head.size() < limit && iterator.hasNext()) {
            RawRecord next = iterator.next();
            bytes += next.footprint();
            if (bytes > byteLimit && !head.isEmpty()) {
                break;
            }
            head.add(next);
        }
        return head;
    }

    void remove(int count) {
        for (int i = 0; i < count; i++) {
            waiting -= records.remove().footprint();
        }
        size = records.size();
    }

    void removeIf(Predicate<RawRecord> condition) {
        records.removeIf(condition);
        size = records.size();
        waiting = records.stream().mapToLong(RawRecord::footprint).sum();
    }

    /** How many records it holds. Thread-safe. */
    int size() {
        return size;
    }

    /** Whether it holds at least so many records, or records of at least so many bytes. */
    boolean holds(int limit, long byteLimit) {
        return records.size() >= limit || waiting >= byteLimit;
    }

    boolean isEmpty() {
        return records.isEmpty();
    }

    /** Everything that was removed so far is committed and published. */
    void settle() {
        settled = added - waiting;
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
        size = 0;
        waiting = 0;
        settle();
    }
}
