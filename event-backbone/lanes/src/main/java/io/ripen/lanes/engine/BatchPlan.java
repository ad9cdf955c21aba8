package io.ripen.lanes.engine;

import io.ripen.lanes.engine.BatchTransaction.GiveUp;
import io.ripen.lanes.engine.BatchTransaction.Prepared;
import io.ripen.lanes.engine.BatchTransaction.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a lane's next batch takes: all that is waiting, less while an input is suspected, and at last the single input
 * that is given up. Used by the lane's own thread only, but for {@link #gathered}.
 */
final class BatchPlan {
    private final LaneSettings settings;
    private volatile Isolation isolation = Isolation.NONE;
    private volatile boolean attention = true;
    private Instant lastTry = Instant.EPOCH;
    private int givenUpInARow;
    private @Nullable GiveUp giveUp;

    BatchPlan(LaneSettings settings) {
        this.settings = settings;
    }

    /** Timers may be due, or commands waiting. */
    void attend() {
        attention = true;
    }

    /** Whether there may be something to try. */
    boolean hasWork(LaneInbox inbox) {
        return isUrgent() || !inbox.isEmpty();
    }

    /** How much the next try has to do, as {@link LaneTurns} compares it. May be asked from any thread. */
    int gathered(LaneInbox inbox) {
        return isUrgent() ? LaneTurns.URGENT : inbox.size();
    }

    /** Whether there may be something that does not wait for company: timers, commands, or what failed. */
    private boolean isUrgent() {
        return attention || !isolation.isNone();
    }

    /** How long to wait for more records before the next try: not at all if the one before is long enough ago. */
    Duration pause(LaneInbox inbox, Instant now) {
        Duration since = Duration.between(lastTry, now);
        boolean soon = since.compareTo(settings.pace()) < 0 && !since.isNegative();
        return isUrgent() || !soon || inbox.holds(settings.maxRecords(), settings.maxBatchBytes())
                ? Duration.ZERO
                : settings.pace().minus(since);
    }

    /** The next try, or nothing if nothing is waiting. */
    Optional<Attempt> next(LaneInbox inbox, Instant now) {
        Request request = request(inbox);
        while (isEmpty(request) && !isolation.isNone()) {
            isolation = isolation.afterSuccess(true, normalLimit());
            giveUp = null;
            request = request(inbox);
        }
        if (isEmpty(request)) {
            return Optional.empty();
        }
        Attempt attempt = new Attempt(request, attention, now);
        attention = false;
        lastTry = now;
        return Optional.of(attempt);
    }

    private Request request(LaneInbox inbox) {
        return new Request(
                inbox.peek(isolation.recordLimit(settings.maxRecords()), settings.maxBatchBytes()),
                attention ? isolation.timerLimit(settings.maxTimers()) : 0,
                attention ? isolation.commandLimit(settings.maxCommands()) : 0,
                giveUp);
    }

    private static boolean isEmpty(Request request) {
        return request.records().isEmpty() && request.timerLimit() == 0 && request.commandLimit() == 0;
    }

    /** The try is committed; the inbox has no longer what it took. */
    void committed(Attempt attempt, Prepared prepared, LaneInbox inbox) {
        giveUp = null;
        isolation = isolation.afterSuccess(isExhausted(prepared, inbox), normalLimit());
        attention = attention || attempt.mayHaveLeftSome(prepared) || !isolation.isNone();
        count(attempt, prepared);
    }

    /**
     * Only what was given up after failures speaks against the service. What cannot be decoded, or what the handler itself
     * puts aside, is the input's fault however much of it there is; it neither counts nor ends a row.
     */
    private void count(Attempt attempt, Prepared prepared) {
        if (attempt.request().reasonToGiveUp(prepared.taken()) != null) {
            givenUpInARow++;
        } else if (prepared.deadLetters().size() < prepared.taken().total()) {
            givenUpInARow = 0;
        }
    }

    /** The try failed: what it looked for is still there. */
    void failed(Attempt attempt) {
        attention = attention || attempt.attention();
    }

    /**
     * The failure is blamed on these inputs: fewer next time, and in the end the one is given up.
     *
     * @return whether it was a single one already, which is tried again after a pause
     */
    boolean suspect(Isolation.Taken taken, Throwable failure) {
        isolation = isolation.afterFailure(taken);
        attention = true;
        if (isolation.failures() >= settings.poisonAttempts()) {
            giveUp = new GiveUp(
                    Objects.requireNonNull(isolation.suspect()),
                    "handler-failed: " + failure.getClass().getSimpleName());
        }
        return taken.total() == 1;
    }

    /** Someone else had the lane: what was suspected may be gone. */
    void forgetSuspicion() {
        isolation = Isolation.NONE;
        giveUp = null;
    }

    /** Why the lane must not go on, if so much was given up that the fault cannot be in the input. */
    Optional<String> refusal() {
        return givenUpInARow > settings.maxConsecutiveDeadLetters()
                ? Optional.of(
                        "%d inputs in a row were given up: the fault is not in the input".formatted(givenUpInARow))
                : Optional.empty();
    }

    private boolean isExhausted(Prepared prepared, LaneInbox inbox) {
        return switch (isolation.focus()) {
            case ALL -> true;
            case RECORDS -> inbox.isEmpty();
            case TIMERS -> prepared.taken().timers() < isolation.timerLimit(settings.maxTimers());
            case COMMANDS -> prepared.taken().commands() < isolation.commandLimit(settings.maxCommands());
        };
    }

    private int normalLimit() {
        return Math.max(settings.maxRecords(), Math.max(settings.maxTimers(), settings.maxCommands()));
    }
}
