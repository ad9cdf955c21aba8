package io.ripen.lanes.engine;

import io.ripen.lanes.LaneId;
import io.ripen.lanes.engine.Attempt.Fate;
import io.ripen.lanes.engine.BatchTransaction.Prepared;
import io.ripen.lanes.engine.LaneStatus.Activity;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.time.Instant;
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
    private final LaneInbox inbox;
    private final Continuity continuity;
    private final BatchPlan plan;
    private final Backoff backoff;

    private Fence fence;
    private Map<String, Position> positions = Map.of();
    private Pending pending = Pending.NONE;
    private Map<String, TopicState> topicStates = Map.of();
    private volatile LaneStatus status;

    /** A lane that is not acquired yet. */
    public Lane(LaneId id, List<String> topics, LanePorts<T> ports, LaneSettings settings) {
        this.id = id;
        this.topics = List.copyOf(topics);
        this.ports = ports;
        this.settings = settings;
        this.continuity = new Continuity(this::inspect, () -> positions);
        this.inbox = new LaneInbox(settings.maxWaitingBytes());
        this.plan = new BatchPlan(settings);
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
     * Hands records over, in offset order per topic, one call after the other, and completes once the lane takes more:
     * when at most {@link LaneSettings#maxWaitingBytes} of them still lack their effect or its publication. Records handed
     * to a lane that has stopped or was let go are dropped without effect.
     */
    public Uni<Void> deliver(List<RawRecord> records) {
        return this.<Void>onLane(done -> take(records, done));
    }

    /** Says that timers may be due or commands may be waiting. */
    public void attend() {
        ports.scheduler().execute(() -> {
            plan.attend();
            proceed();
        });
    }

    /** Compares the lane's place with the broker's topics, and stops if they no longer fit; fails if the broker does not tell. */
    public Uni<Void> verify() {
        return this.<Void>onLane(done -> {
            if (isOver() || status.activity() == Activity.ACQUIRING) {
                done.complete(null);
                return;
            }
            Map<String, Position> known = positions;
            inspect()
                    .invoke(states -> compare(known, states))
                    .replaceWithVoid()
                    .subscribe()
                    .with(done::complete, done::fail);
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

    private void acquire(Consumer<Map<String, Long>> done) {
        if (isOver()) {
            done.accept(Map.of());
            return;
        }
        Takeover.of(id, topics, ports.store(), ports.inspector())
                .emitOn(ports.scheduler())
                .subscribe()
                .with(takeover -> acquired(takeover, done), failure -> retry("acquire", failure, () -> acquire(done)));
    }

    private void acquired(Takeover takeover, Consumer<Map<String, Long>> done) {
        if (isOver()) {
            done.accept(Map.of());
            return;
        }
        backoff.reset();
        fence = takeover.fence();
        positions = takeover.positions();
        topicStates = takeover.topics();
        if (takeover.refusal() != null) {
            stop(takeover.refusal());
            done.accept(Map.of());
            return;
        }
        pending = Pending.of(takeover.pending(), now());
        ports.observer().acquired(id, fence.epoch(), pending.records().size());
        continuity.startAt(takeover.offsets());
        inbox.removeIf(record -> PositionCheck.isBehind(positions, record));
        plan.attend();
        become(Activity.IDLE, null);
        done.accept(takeover.offsets());
        proceed();
    }

    private void take(List<RawRecord> records, UniEmitter<? super Void> done) {
        if (isOver()) {
            done.complete(null);
            return;
        }
        continuity
                .check(records)
                .subscribe()
                .with(
                        refusal -> taken(records, refusal, done),
                        failure -> ports.scheduler().schedule(pause("inspect", failure), () -> take(records, done)));
    }

    private void taken(List<RawRecord> records, Optional<String> refusal, UniEmitter<? super Void> done) {
        refusal.ifPresent(this::stop);
        if (isOver()) {
            done.complete(null);
            return;
        }
        inbox.add(records.stream()
                        .filter(record -> !PositionCheck.isBehind(positions, record))
                        .toList())
                .subscribe()
                .with(done::complete);
        proceed();
    }

    private void proceed() {
        if (status.activity() != Activity.IDLE) {
            return;
        }
        if (!pending.isEmpty()) {
            publish();
            return;
        }
        inbox.settle();
        if (plan.hasWork(inbox)) {
            become(Activity.WAITING, status.problem());
            ports.scheduler().schedule(plan.pause(inbox, now()), this::awaitTurn);
        } else {
            become(Activity.IDLE, null);
        }
    }

    private void awaitTurn() {
        ports.turns()
                .await(() -> plan.gathered(inbox), turn -> ports.scheduler().execute(() -> work(turn)));
    }

    /** What came in while the lane waited for its turn is handled with the rest. */
    private void work(LaneTurns.Turn turn) {
        Optional<Attempt> next = isOver() ? Optional.empty() : plan.next(inbox, now());
        if (next.isEmpty()) {
            turn.end();
            goOn();
            return;
        }
        Attempt attempt = next.get();
        become(Activity.WORKING, status.problem());
        Uni.createFrom()
                .deferred(() -> transaction.run(fence, positions, attempt.request(), attempt))
                .onTermination()
                .invoke(turn::end)
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
        pending = Pending.of(prepared.outgoing(), now());
        inbox.remove(attempt.request().records().size());
        plan.committed(attempt, prepared, inbox);
        prepared.deadLetters().forEach(letter -> ports.observer().gaveUp(id, letter));
        ports.observer().committed(id, attempt.report(prepared, now()));
        become(Activity.IDLE, null);
        plan.refusal().ifPresentOrElse(this::stop, this::proceed);
    }

    private void publish() {
        if (isOver()) {
            return;
        }
        become(Activity.PUBLISHING, status.problem());
        ports.publisher()
                .publish(pending.records())
                .emitOn(ports.scheduler())
                .subscribe()
                .with(ignored -> published(), failure -> retry("publish", failure, this::publish));
    }

    private void published() {
        if (isOver()) {
            return;
        }
        backoff.reset();
        ports.observer().published(id, pending.records().size(), pending.age(now()));
        pending = Pending.NONE;
        become(Activity.IDLE, null);
        proceed();
    }

    private void failed(Attempt attempt, Throwable failure) {
        if (isOver()) {
            return;
        }
        plan.failed(attempt);
        Isolation.Taken suspects = attempt.suspects(failure, ports.classifier());
        if (suspects == null) {
            resolve(attempt, failure);
        } else if (plan.suspect(suspects, failure)) {
            retry("handle", failure, this::goOn);
        } else {
            ports.observer().retrying(id, "handle", failure, Duration.ZERO);
            goOn();
        }
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
        switch (attempt.fate(fence, row)) {
            case Fate.Committed committed -> committed(attempt, committed.prepared());
            case Fate.NotCommitted notCommitted -> retry("commit", failure, this::goOn);
            case Fate.Fenced fenced -> fenced();
        }
    }

    /**
     * Someone else took the lane. As long as Kafka says that it is ours, it is taken back after a while: the other one
     * may have been an owner whose last breath reached the database late, and then nobody else would care for it.
     */
    private void fenced() {
        ports.observer().fenced(id, fence.epoch());
        plan.forgetSuspicion();
        pending = Pending.NONE;
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

    private void end(Activity activity, @Nullable String problem) {
        become(activity, problem);
        inbox.drop();
        ports.publisher().close();
    }

    private boolean isOver() {
        return status.activity() == Activity.STOPPED || status.activity() == Activity.RELEASED;
    }

    private void become(Activity activity, @Nullable String problem) {
        Instant since = status.activity() == activity ? status.since() : now();
        status = new LaneStatus(
                id,
                activity,
                since,
                problem,
                positions,
                inbox.size(),
                PositionCheck.lag(positions, topicStates),
                pending.since());
    }

    private Instant now() {
        return ports.clock().instant();
    }

    private Uni<Map<String, TopicState>> inspect() {
        return ports.inspector().inspect(topics, id.partition()).emitOn(ports.scheduler());
    }

    private <R> Uni<R> onLane(Consumer<UniEmitter<? super R>> step) {
        return Uni.createFrom().emitter(emitter -> ports.scheduler().execute(() -> step.accept(emitter)));
    }
}
