package io.ripen.ingest.publishing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Which way publications go, and their order: direct to a producer, or through the spool. Direct means that nothing is
 * spooled and nothing waits to be. Its lock is held for moves in memory only. See docs/adr/0006-spool.md.
 */
final class Route {
    private final boolean hasSpool;
    private final BrokerState broker;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /** Sent and unacknowledged, in the order of sending. */
    private final ConcurrentSkipListMap<Long, Publication> unresolved = new ConcurrentSkipListMap<>();

    private final Queue<ProducerLife> abandoned = new ConcurrentLinkedQueue<>();
    private Deque<Publication> waiting = new ArrayDeque<>();
    private @Nullable ProducerLife direct;
    private long sent;
    private boolean held;
    private boolean committing;
    private boolean closed;
    private boolean ended;

    /** Without a spool, whatever fails is the caller's. */
    Route(boolean hasSpool, BrokerState broker) {
        this.hasSpool = hasSpool;
        this.broker = broker;
    }

    /** Takes a publication in turn. */
    void take(Publication publication) {
        lock.lock();
        try {
            if (closed) {
                publication.fail(new NotPublished(NotPublished.Reason.UNACKNOWLEDGED));
            } else if (direct != null) {
                send(publication, direct);
            } else {
                waiting.add(publication);
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private void send(Publication publication, ProducerLife producer) {
        long number = sent++;
        unresolved.put(number, publication);
        publication.whenSettled(() -> unresolved.remove(number));
        for (var record : publication.records()) {
            if (direct != producer || publication.isSettled()) {
                return;
            }
            producer.send(record, failure -> answered(publication, producer, failure));
        }
    }

    private void answered(Publication publication, ProducerLife producer, @Nullable Exception failure) {
        if (failure == null) {
            publication.acknowledged();
        } else if (!hasSpool) {
            publication.fail(new NotPublished(NotPublished.Reason.UNACKNOWLEDGED, failure));
            broker.unreachable(failure);
        } else {
            // A record that is too large goes this way too: draining sets it aside, and the others of its request go
            // on.
            // With the lock it is a publisher's thread, which must not wait for the producer's: that is done later.
            if (!lock.isHeldByCurrentThread()) {
                producer.abandon();
            }
            takeOver(producer, failure.getClass().getSimpleName());
        }
    }

    /** The spool takes over: what is unresolved goes there first, then everything newer. */
    void takeOver(ProducerLife producer, String reason) {
        lock.lock();
        try {
            if (direct != producer) {
                return;
            }
            direct = null;
            waiting.addAll(unresolved.values());
            unresolved.clear();
            abandoned.add(producer);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        broker.unreachable(reason);
    }

    /** The producer that is used; null while events are spooled. */
    @Nullable
    ProducerLife direct() {
        lock.lock();
        try {
            return direct;
        } finally {
            lock.unlock();
        }
    }

    /** How long the oldest unacknowledged send has been under way. */
    long oldestNanos() {
        Map.Entry<Long, Publication> oldest = unresolved.firstEntry();
        return oldest == null ? 0 : oldest.getValue().ageNanos();
    }

    /** Ends the producers that were given up; waits for their threads. */
    void endAbandoned() {
        ProducerLife producer = abandoned.poll();
        while (producer != null) {
            producer.abandon();
            producer = abandoned.poll();
        }
    }

    /** Waits until there is something to commit; false if there never will be. */
    boolean awaitWaiting() {
        lock.lock();
        try {
            while (held || waiting.isEmpty()) {
                if (ended) {
                    return false;
                }
                changed.awaitUninterruptibly();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** The publications of the next group commit, which lasts until {@link #committed}; none if they are held. */
    List<Publication> takeGroup(long mostBytes) {
        lock.lock();
        try {
            committing = true;
            List<Publication> group = new ArrayList<>();
            long bytes = 0;
            while (!held && !waiting.isEmpty() && bytes < mostBytes) {
                Publication next = waiting.remove();
                if (!next.isSettled()) {
                    group.add(next);
                    bytes += next.bytes();
                }
            }
            return group;
        } finally {
            lock.unlock();
        }
    }

    /** The group is on the disk, or has failed. */
    void committed() {
        lock.lock();
        try {
            committing = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Holds commits back and waits until none is under way: the spool does not grow until {@link #release}. */
    void hold() {
        lock.lock();
        try {
            held = true;
            while (committing) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Lets commits go on. */
    void release() {
        lock.lock();
        try {
            held = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** From now on events go direct, those that waited first. The spool is empty and held. */
    void handOver(ProducerLife producer) {
        lock.lock();
        try {
            held = false;
            direct = producer;
            Deque<Publication> earlier = waiting;
            waiting = new ArrayDeque<>();
            for (Publication publication : earlier) {
                if (direct == producer) {
                    send(publication, producer);
                } else {
                    waiting.add(publication);
                }
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Takes nothing more; what it took goes on. */
    void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    /** After {@link #close}, when nothing is sent any more: what waits is committed, and then no more. */
    void end() {
        lock.lock();
        try {
            ended = true;
            held = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
