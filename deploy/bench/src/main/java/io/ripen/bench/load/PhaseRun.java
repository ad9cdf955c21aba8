package io.ripen.bench.load;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;

/**
 * One phase on the generator's event loop, which alone calls it. A request that is due waits until a connection is free
 * and its waiting counts. Nothing is queued: what is due follows from the next request's index.
 */
final class PhaseRun implements Connection.Answered {
    private static final int ACCEPTED = 202;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long HIGHEST_NANOS = TimeUnit.HOURS.toNanos(2);
    private static final int DIGITS = 3;

    private final Phase phase;
    private final EventLoop loop;
    private final Requests requests;
    private final Deque<Connection> free;
    private final int connections;
    private final Histogram latencies = new Histogram(HIGHEST_NANOS, DIGITS);
    private final long[] perSecond;
    private final CompletableFuture<PhaseResult> result = new CompletableFuture<>();
    private final long first;
    private long startedAt;
    private long start;
    private long next;
    private long acknowledged;
    private long acknowledgedInTime;
    private long refused;
    private boolean wakes;

    /**
     * A phase that is not run yet.
     *
     * @param first index of its first request: those before were sent in earlier phases
     */
    PhaseRun(Phase phase, EventLoop loop, Requests requests, long first, List<Connection> connections) {
        this.phase = phase;
        this.loop = loop;
        this.requests = requests;
        this.first = first;
        this.free = new ArrayDeque<>(connections);
        this.connections = connections.size();
        this.perSecond = new long[phase.seconds()];
    }

    long longestSeconds() {
        return TimeUnit.NANOSECONDS.toSeconds(sendingEnds() + PATIENCE_NANOS);
    }

    /** Runs the phase; completes when every request has its answer or the generator's patience is over. */
    CompletableFuture<PhaseResult> run() {
        loop.execute(() -> {
            startedAt = System.currentTimeMillis();
            start = System.nanoTime();
            sendWhatIsDue();
            Future<?> unused = loop.schedule(this::giveUp, sendingEnds() + PATIENCE_NANOS, TimeUnit.NANOSECONDS);
        });
        return result;
    }

    private void sendWhatIsDue() {
        while (!free.isEmpty() && !result.isDone()) {
            long now = System.nanoTime() - start;
            long due = phase.pace().dueNanos(next, now);
            if (due >= phase.nanos() || now >= sendingEnds()) {
                finishIfAllAreAnswered(now);
                return;
            }
            if (due > now) {
                wakeAfter(due - now);
                return;
            }
            free.pop().send(requests.request(first + next), due, this);
            next++;
        }
    }

    /** A server that is slower than the schedule gets as long again as the phase to catch up. */
    private long sendingEnds() {
        return 2 * phase.nanos();
    }

    private void wakeAfter(long nanos) {
        if (!wakes) {
            wakes = true;
            Future<?> unused = loop.schedule(
                    () -> {
                        wakes = false;
                        sendWhatIsDue();
                    },
                    nanos,
                    TimeUnit.NANOSECONDS);
        }
    }

    private void finishIfAllAreAnswered(long now) {
        if (free.size() == connections) {
            finish(recordUnsent(now));
        }
    }

    /** What was due and never sent has waited until now at least. */
    private long recordUnsent(long now) {
        long unsent = 0;
        long due = phase.pace().dueNanos(next, now);
        while (due < phase.nanos()) {
            latencies.recordValue(Math.clamp(now - due, 0, HIGHEST_NANOS));
            unsent++;
            due = phase.pace().dueNanos(next + unsent, now);
        }
        return unsent;
    }

    @Override
    public void answered(Connection connection, long due, int status) {
        long now = System.nanoTime() - start;
        latencies.recordValue(Math.clamp(now - due, 0, HIGHEST_NANOS));
        if (status == ACCEPTED) {
            acknowledged++;
            if (now < phase.nanos()) {
                acknowledgedInTime++;
                perSecond[(int) TimeUnit.NANOSECONDS.toSeconds(now)]++;
            }
        } else {
            refused++;
        }
        free.push(connection);
        sendWhatIsDue();
    }

    @Override
    public void broken(Throwable reason) {
        result.completeExceptionally(reason);
    }

    private void giveUp() {
        result.completeExceptionally(new LoadFailure("%d requests of phase %s had no answer at its end."
                .formatted(connections - free.size(), phase.name())));
    }

    private void finish(long unanswered) {
        result.complete(new PhaseResult(
                phase.name(),
                startedAt,
                phase.seconds(),
                acknowledged,
                acknowledgedInTime,
                refused,
                unanswered,
                Latency.of(latencies),
                LongStream.of(perSecond).boxed().toList(),
                Map.of()));
    }
}
