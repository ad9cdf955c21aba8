package io.ripen.lanes.engine;

import io.ripen.lanes.LaneId;
import io.ripen.lanes.engine.BatchTransaction.Prepared;
import io.ripen.lanes.engine.BatchTransaction.Request;
import io.ripen.lanes.engine.LaneObserver.BatchReport;
import io.ripen.lanes.engine.LaneStatus.Activity;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The strictly sequential owner of one partition of a group's input topics, from assignment to revocation.
 *
 * <p>Its life is one loop: publish what the last commit left pending, take what is waiting, handle it in one
 * transaction, publish. Nothing is taken while something is unpublished, so the row's blob is never overwritten before
 * the broker has acknowledged it. Every failure ends in one of three ways: the same step again after a pause, a smaller
 * batch, or a stop that a person must look at.
 *
 * <p>All methods may be called from any thread; every step runs on the lane's {@link LaneScheduler}.
 *
 * @param <T> an open transaction
 */
public final class Lane<T> {
    private final LaneId id;
    private final List<String> topics;
    private final LanePorts<T> ports;
    private final LaneSettings settings;
    private final BatchTransaction<T> transaction;
    private final LaneInbox inbox = new LaneInbox();
    private final Backoff backoff;

    private Fence fence;
    private Map<String, Position> positions = Map.of();
    private Map<String, Long> handedOver = new HashMap<>();
    private List<OutgoingRecord> pending = List.of();
    private Isolation isolation = Isolation.NONE;
    private boolean attention = true;
    private int consecutiveDeadLetters;
    private @Nullable String giveUp;
    private @Nullable Instant pendingSince;
    private Map<String, TopicState> topicStates = Map.of();
    private volatile LaneStatus status;

    /** A lane that is not acquired yet. */
    public Lane(LaneId id, List<String> topics, LanePorts<T> ports, LaneSettings settings) {
        this.id = id;
        this.topics = List.copyOf(topics);
        this.ports = ports;
        this.settings = settings;
        this.backoff = new Backoff(settings.minBackoff(), settings.maxBackoff());
        this.transaction = new BatchTransaction<>(
                ports.store(),
                ports.handler(),
                ports.codec(),
                ports.deadLetterTopics(),
                settings.maxRecordBytes(),
                ports.clock());
        this.fence = new Fence(id, 0, 0);
        this.status = new LaneStatus(id, Activity.ACQUIRING, ports.clock().instant(), null, Map.of(), 0, 0, null);
    }

    /** What the lane is doing right now. */
    public LaneStatus status() {
        return status;
    }

    /**
     * Takes the lane over from whoever had it, trying again until the database and the broker answer.
     *
     * @return the offset to start reading from, per topic; empty if the lane stopped or was let go meanwhile
     */
    public Uni<Map<String, Long>> assign() {
        return this.<Map<String, Long>>onLane(done -> acquire(done::complete));
    }

    /**
     * Hands records over, in offset order per topic, and completes once they are committed and their effects published.
     * Records handed to a lane that has stopped or was let go are dropped without effect.
     */
    public Uni<Void> deliver(List<RawRecord> records) {
        return this.<Void>onLane(done -> checkContinuity(records, 0, done));
    }

    /** Says that timers may be due or commands may be waiting. */
    public void attend() {
        ports.scheduler().execute(() -> {
            attention = true;
            proceed();
        });
    }

    /** Compares the lane's place with the broker's topics, and stops if they no longer fit. */
    public void verify() {
        ports.scheduler().execute(() -> {
            if (isOver() || status.activity() == Activity.ACQUIRING) {
                return;
            }
            Map<String, Position> known = positions;
            ports.inspector()
                    .inspect(topics, id.partition())
                    .emitOn(ports.scheduler())
                    .subscribe()
                    .with(
                            states -> compare(known, states),
                            failure -> ports.observer().retrying(id, "verify", failure, Duration.ZERO));
        });
    }

    /** The lane goes on while the broker answers, so it is the positions from before the question that must fit. */
    private void compare(Map<String, Position> known, Map<String, TopicState> states) {
        if (isOver()) {
            return;
        }
        topicStates = states;
        become(status.activity(), status.problem());
        PositionCheck.refusal(known, states).ifPresent(this::stop);
    }

    /** Lets the lane go. A transaction in flight may still commit; the next owner publishes what it left. */
    public void release() {
        ports.scheduler().execute(() -> {
            if (!isOver()) {
                end(Activity.RELEASED, null);
                ports.observer().released(id);
            }
        });
    }

    // --- acquiring ---------------------------------------------------------------------------------------------

    private void acquire(Consumer<Map<String, Long>> done) {
        if (isOver()) {
            done.accept(Map.of());
            return;
        }
        ports.store()
                .acquire(id)
                .chain(row ->
                        ports.inspector().inspect(topics, id.partition()).map(states -> new Takeover(row, states)))
                .emitOn(ports.scheduler())
                .subscribe()
                .with(takeover -> acquired(takeover, done), failure -> retry("acquire", failure, () -> acquire(done)));
    }

    /** What was found when the lane was taken over: first its row, then the topics. */
    private record Takeover(LaneState row, Map<String, TopicState> states) {}

    private void acquired(Takeover takeover, Consumer<Map<String, Long>> done) {
        if (isOver()) {
            done.accept(Map.of());
            return;
        }
        LaneState row = takeover.row();
        Map<String, TopicState> states = takeover.states();
        backoff.reset();
        fence = new Fence(id, row.epoch(), row.batch());
        positions = PositionCheck.start(row.positions(), states);
        topicStates = states;
        Optional<String> refusal = PositionCheck.refusal(positions, states).or(() -> takePending(row.pending()));
        if (refusal.isPresent()) {
            stop(refusal.get());
            done.accept(Map.of());
            return;
        }
        ports.observer().acquired(id, row.epoch(), pending.size());
        Map<String, Long> offsets = new HashMap<>();
        positions.forEach((topic, position) -> {
            offsets.put(topic, position.nextOffset());
            handedOver.putIfAbsent(topic, position.nextOffset());
        });
        inbox.removeIf(this::isBehind);
        attention = true;
        become(Activity.IDLE, null);
        done.accept(offsets);
        proceed();
    }

    private Optional<String> takePending(byte[] blob) {
        try {
            remember(PendingBlob.decode(blob));
            return Optional.empty();
        } catch (IllegalStateException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Whether a record has had its effect already, by another owner's hand. */
    private boolean isBehind(RawRecord record) {
        Position position = positions.get(record.topic());
        return position != null && record.offset() < position.nextOffset();
    }

    // --- records come in ---------------------------------------------------------------------------------------

    /** Records must follow one another; anything else is looked at before it is taken. */
    private void checkContinuity(List<RawRecord> records, int from, UniEmitter<? super Void> done) {
        if (isOver()) {
            done.complete(null);
            return;
        }
        for (int i = from; i < records.size(); i++) {
            RawRecord record = records.get(i);
            long expected = handedOver.getOrDefault(record.topic(), record.offset());
            if (record.offset() < expected) {
                stop("topic %s went back: offset %d came after %d"
                        .formatted(record.topic(), record.offset(), expected - 1));
                done.complete(null);
                return;
            }
            if (record.offset() > expected) {
                inspectGap(records, i, done);
                return;
            }
            handedOver.put(record.topic(), record.offset() + 1);
        }
        inbox.add(records.stream().filter(record -> !isBehind(record)).toList())
                .subscribe()
                .with(done::complete);
        proceed();
    }

    /** A hole is harmless where the broker keeps both its ends: transaction markers and compaction leave such holes. */
    private void inspectGap(List<RawRecord> records, int at, UniEmitter<? super Void> done) {
        RawRecord first = records.get(at);
        Map<String, Position> expected = new HashMap<>(positions);
        expected.computeIfPresent(
                first.topic(),
                (topic, position) ->
                        new Position(position.topicId(), handedOver.getOrDefault(topic, position.nextOffset())));
        ports.inspector()
                .inspect(topics, id.partition())
                .emitOn(ports.scheduler())
                .subscribe()
                .with(
                        states -> {
                            Optional<String> refusal = PositionCheck.refusal(expected, states);
                            refusal.ifPresent(this::stop);
                            handedOver.put(first.topic(), first.offset());
                            checkContinuity(records, at, done);
                        },
                        failure -> ports.scheduler()
                                .schedule(pause("inspect", failure), () -> checkContinuity(records, at, done)));
    }

    // --- the loop ----------------------------------------------------------------------------------------------

    private void proceed() {
        if (status.activity() != Activity.IDLE) {
            return;
        }
        if (!pending.isEmpty()) {
            publish();
            return;
        }
        inbox.settle();
        Request request = nextRequest();
        boolean empty = request.records().isEmpty() && request.timerLimit() == 0 && request.commandLimit() == 0;
        if (!empty) {
            work(request);
        } else if (!isolation.isNone()) {
            isolation = isolation.afterSuccess(true, normalLimit());
            giveUp = null;
            proceed();
        } else {
            become(Activity.IDLE, null);
        }
    }

    private Request nextRequest() {
        return new Request(
                inbox.peek(isolation.recordLimit(settings.maxRecords())),
                attention ? isolation.timerLimit(settings.maxTimers()) : 0,
                attention ? isolation.commandLimit(settings.maxCommands()) : 0,
                giveUp);
    }

    private void work(Request request) {
        Attempt attempt = new Attempt(request, attention, ports.clock().instant());
        attention = false;
        become(Activity.WORKING, status.problem());
        transaction
                .run(fence, positions, request, attempt)
                .emitOn(ports.scheduler())
                .subscribe()
                .with(prepared -> committed(attempt, prepared), failure -> failed(attempt, failure));
    }

    private void committed(Attempt attempt, Prepared prepared) {
        if (isOver()) {
            return;
        }
        backoff.reset();
        fence = fence.afterCommit();
        positions = prepared.positions();
        remember(prepared.outgoing());
        inbox.remove(attempt.request.records().size());
        giveUp = null;
        isolation = isolation.afterSuccess(exhausted(prepared), normalLimit());
        attention = attention || attempt.mayHaveLeftSome(prepared) || !isolation.isNone();
        report(attempt, prepared);
        become(Activity.IDLE, null);
        if (consecutiveDeadLetters > settings.maxConsecutiveDeadLetters()) {
            stop("%d inputs in a row were given up: the fault is not in the input".formatted(consecutiveDeadLetters));
            return;
        }
        proceed();
    }

    private boolean exhausted(Prepared prepared) {
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

    private void report(Attempt attempt, Prepared prepared) {
        prepared.deadLetters().forEach(letter -> ports.observer().gaveUp(id, letter));
        consecutiveDeadLetters = prepared.deadLetters().isEmpty()
                ? 0
                : consecutiveDeadLetters + prepared.deadLetters().size();
        ports.observer()
                .committed(
                        id,
                        new BatchReport(
                                prepared.taken().records(),
                                prepared.taken().timers(),
                                prepared.taken().commands(),
                                prepared.skipped(),
                                prepared.duplicates(),
                                prepared.gaps(),
                                prepared.outgoing().size(),
                                Duration.between(
                                        attempt.startedAt, ports.clock().instant())));
    }

    private void publish() {
        if (isOver()) {
            return;
        }
        become(Activity.PUBLISHING, status.problem());
        Instant startedAt = ports.clock().instant();
        List<OutgoingRecord> records = pending;
        ports.publisher()
                .publish(records)
                .emitOn(ports.scheduler())
                .subscribe()
                .with(
                        ignored -> published(records.size(), startedAt),
                        failure -> retry("publish", failure, this::publish));
    }

    private void published(int records, Instant startedAt) {
        if (isOver()) {
            return;
        }
        backoff.reset();
        remember(List.of());
        ports.observer()
                .published(
                        id, records, Duration.between(startedAt, ports.clock().instant()));
        become(Activity.IDLE, null);
        proceed();
    }

    // --- failures ----------------------------------------------------------------------------------------------

    private void failed(Attempt attempt, Throwable failure) {
        if (isOver()) {
            return;
        }
        attention = attention || attempt.attention;
        boolean suspect =
                !(failure instanceof FenceLost) && ports.classifier().classify(failure) == FailureKind.SUSPECT;
        if (suspect && attempt.taken != null && attempt.prepared == null) {
            narrowDown(attempt.taken, failure);
        } else {
            resolve(attempt, failure);
        }
    }

    /** The input is suspected. Nothing was committed. */
    private void narrowDown(Isolation.Taken taken, Throwable failure) {
        isolation = isolation.afterFailure(taken);
        attention = true;
        if (isolation.failures() >= settings.poisonAttempts()) {
            giveUp = "handler-failed: " + failure.getClass().getSimpleName();
        }
        retry("handle", failure, this::goOn);
    }

    /**
     * The transaction failed for reasons outside the input, perhaps after its commit. The row says which of the three
     * it was: committed, not committed, or someone else's by now.
     */
    private void resolve(Attempt attempt, Throwable failure) {
        if (isOver()) {
            return;
        }
        ports.store()
                .read(id)
                .emitOn(ports.scheduler())
                .subscribe()
                .with(
                        row -> resolved(attempt, row, failure),
                        again -> retry("resolve", failure, () -> resolve(attempt, failure)));
    }

    private void resolved(Attempt attempt, LaneState row, Throwable failure) {
        if (isOver()) {
            return;
        }
        Prepared prepared = attempt.prepared;
        if (row.epoch() == fence.epoch() && row.batch() == fence.batch()) {
            retry("commit", failure, this::goOn);
        } else if (row.epoch() == fence.epoch() && row.batch() == fence.batch() + 1 && prepared != null) {
            committed(attempt, prepared);
        } else {
            fenced();
        }
    }

    /**
     * Someone else took the lane. As long as Kafka says that it is ours, it is taken back after a while: the other one
     * may have been an owner whose last breath reached the database late, and then nobody else would care for it.
     */
    private void fenced() {
        ports.observer().fenced(id, fence.epoch());
        isolation = Isolation.NONE;
        giveUp = null;
        remember(List.of());
        become(Activity.BACKING_OFF, "another owner has the lane");
        ports.scheduler().schedule(settings.maxBackoff(), () -> acquire(offsets -> {}));
    }

    private void goOn() {
        if (isOver()) {
            return;
        }
        become(Activity.IDLE, status.problem());
        proceed();
    }

    private void retry(String step, Throwable failure, Runnable again) {
        if (isOver()) {
            again.run();
            return;
        }
        Duration pause = pause(step, failure);
        become(Activity.BACKING_OFF, step + " fails: " + failure.getClass().getSimpleName());
        ports.scheduler().schedule(pause, again);
    }

    private Duration pause(String step, Throwable failure) {
        Duration pause = backoff.next();
        ports.observer().retrying(id, step, failure, pause);
        return pause;
    }

    private void stop(String reason) {
        if (!isOver()) {
            end(Activity.STOPPED, reason);
            ports.observer().stopped(id, reason);
        }
    }

    // --- state -------------------------------------------------------------------------------------------------

    private void end(Activity activity, @Nullable String problem) {
        become(activity, problem);
        inbox.drop();
        ports.publisher().close();
    }

    private boolean isOver() {
        return status.activity() == Activity.STOPPED || status.activity() == Activity.RELEASED;
    }

    private void remember(List<OutgoingRecord> outgoing) {
        pending = outgoing;
        pendingSince = outgoing.isEmpty() ? null : ports.clock().instant();
    }

    private void become(Activity activity, @Nullable String problem) {
        Instant since =
                status.activity() == activity ? status.since() : ports.clock().instant();
        status = new LaneStatus(
                id,
                activity,
                since,
                problem,
                positions,
                inbox.size(),
                PositionCheck.lag(positions, topicStates),
                pendingSince);
    }

    private <R> Uni<R> onLane(Consumer<UniEmitter<? super R>> step) {
        return Uni.createFrom().emitter(emitter -> ports.scheduler().execute(() -> step.accept(emitter)));
    }

    /** One try at one batch: what was asked for and how far it came. */
    private static final class Attempt implements BatchTransaction.Progress {
        private final Request request;
        private final boolean attention;
        private final Instant startedAt;
        private volatile Isolation.@Nullable Taken taken;
        private volatile @Nullable Prepared prepared;

        private Attempt(Request request, boolean attention, Instant startedAt) {
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

        /** Whether more timers or commands may be waiting than were taken. */
        private boolean mayHaveLeftSome(Prepared result) {
            return attention
                    && (result.taken().timers() >= request.timerLimit()
                            || result.taken().commands() >= request.commandLimit());
        }
    }
}
