package io.ripen.lanes.engine;

import io.ripen.lanes.engine.BatchTransaction.Prepared;
import io.ripen.lanes.engine.BatchTransaction.Request;
import io.ripen.lanes.engine.LaneObserver.BatchReport;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One try at one batch: what was asked for, how far it came, and what became of it if its answer was lost. */
final class Attempt implements BatchTransaction.Progress {
    private final Request request;
    private final boolean attention;
    private final Instant startedAt;
    private volatile Isolation.@Nullable Taken taken;
    private volatile @Nullable Prepared prepared;

    /**
     * A try that has not begun.
     *
     * @param request what it takes
     * @param attention whether it looks for timers and commands
     * @param startedAt when it begins
     */
    Attempt(Request request, boolean attention, Instant startedAt) {
        this.request = request;
        this.attention = attention;
        this.startedAt = startedAt;
    }

    @Override
    public void taken(Isolation.Taken inputs) {
        taken = inputs;
    }

    @Override
    public void prepared(Prepared result) {
        prepared = result;
    }

    Request request() {
        return request;
    }

    boolean attention() {
        return attention;
    }

    /** The inputs that the failure is blamed on: none before they were read, and once the commit had begun. */
    Isolation.@Nullable Taken suspects(Throwable failure, FailureClassifier classifier) {
        boolean blamed = !(failure instanceof FenceLost) && classifier.classify(failure) == FailureKind.SUSPECT;
        return blamed && prepared == null ? taken : null;
    }

    /** Whether more timers or commands may be waiting than were taken. */
    boolean mayHaveLeftSome(Prepared result) {
        return attention
                && (result.taken().timers() >= request.timerLimit()
                        || result.taken().commands() >= request.commandLimit());
    }

    BatchReport report(Prepared result, Instant now) {
        return new BatchReport(
                result.taken().records(),
                result.taken().timers(),
                result.taken().commands(),
                result.skipped(),
                result.duplicates(),
                result.gaps(),
                result.outgoing().size(),
                Duration.between(startedAt, now));
    }

    /** What the row says about a try whose answer was lost. */
    Fate fate(Fence fence, LaneState row) {
        Prepared written = prepared;
        if (row.epoch() != fence.epoch()) {
            return new Fate.Fenced();
        }
        if (row.batch() == fence.batch()) {
            return new Fate.NotCommitted();
        }
        return row.batch() == fence.batch() + 1 && written != null ? new Fate.Committed(written) : new Fate.Fenced();
    }

    /** What became of a try. */
    sealed interface Fate {
        /** It is in force. */
        record Committed(Prepared prepared) implements Fate {}

        /** It left nothing behind and can be made again. */
        record NotCommitted() implements Fate {}

        /** Someone else has the lane. */
        record Fenced() implements Fate {}
    }
}
