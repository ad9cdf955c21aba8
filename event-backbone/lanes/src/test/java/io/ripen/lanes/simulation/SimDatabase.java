package io.ripen.lanes.simulation;

import io.ripen.lanes.CommandAnswer;
import io.ripen.lanes.DueTimer;
import io.ripen.lanes.LaneCommand;
import io.ripen.lanes.LaneId;
import io.ripen.lanes.TimerChange;
import io.ripen.lanes.engine.DeadLetter;
import io.ripen.lanes.engine.Fence;
import io.ripen.lanes.engine.LaneEffects;
import io.ripen.lanes.engine.LaneState;
import io.ripen.lanes.engine.LaneStore;
import io.ripen.lanes.engine.Position;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A database of one lane: row lock, atomic commit, and everything that can go wrong on the way: lost connections, lost
 * answers to a commit, commits that land after the client gave up, transactions of dead clients that linger.
 */
final class SimDatabase {
    /** A lead's state: what the handler counts. */
    record Lead(long sequence, long sum, Map<String, Long> lastSeen) {
        static final Lead NEW = new Lead(0, 0, Map.of());
    }

    private record TimerKey(String subject, String kind) {}

    private final SimWorld world;
    private final Map<String, Lead> leads = new HashMap<>();
    private final Map<TimerKey, Instant> timers = new HashMap<>();
    private final Map<String, LaneCommand> openCommands = new LinkedHashMap<>();
    private final Map<String, CommandAnswer> answers = new TreeMap<>();
    private final List<DeadLetter> deadLetters = new ArrayList<>();
    private final Queue<Runnable> lockQueue = new ArrayDeque<>();
    private LaneState row = new LaneState(0, 0, Map.of(), new byte[0]);
    private boolean locked;

    SimDatabase(SimWorld world) {
        this.world = world;
    }

    Map<String, Lead> leads() {
        return leads;
    }

    List<DeadLetter> deadLetters() {
        return deadLetters;
    }

    Map<String, CommandAnswer> answers() {
        return answers;
    }

    LaneState row() {
        return row;
    }

    boolean hasTimers() {
        return !timers.isEmpty();
    }

    boolean hasOpenCommands() {
        return !openCommands.isEmpty();
    }

    void submit(LaneCommand command) {
        if (!answers.containsKey(command.commandId())) {
            openCommands.putIfAbsent(command.commandId(), command);
        }
    }

    private void lock(Runnable then) {
        if (locked) {
            lockQueue.add(then);
        } else {
            locked = true;
            then.run();
        }
    }

    private void unlock() {
        locked = false;
        Runnable next = lockQueue.poll();
        if (next != null) {
            locked = true;
            next.run();
        }
    }

    /** An open transaction: changes are kept back until the commit. */
    final class Tx {
        private final List<Runnable> changes = new ArrayList<>();
        private boolean holdsLock;
        private boolean over;

        Lead lead(String id) {
            return leads.getOrDefault(id, Lead.NEW);
        }

        void put(String id, Lead lead) {
            changes.add(() -> leads.put(id, lead));
        }

        private void end(boolean apply) {
            if (over) {
                return;
            }
            over = true;
            if (apply) {
                changes.forEach(Runnable::run);
            }
            if (holdsLock) {
                unlock();
            }
        }
    }

    /** One process's connections. */
    LaneStore<Tx> connect(SimWorld.SimProcess process) {
        return new Session(process);
    }

    private final class Session implements LaneStore<Tx> {
        private final SimWorld.SimProcess process;

        private Session(SimWorld.SimProcess process) {
            this.process = process;
        }

        private <R> Uni<R> answer(Supplier<R> statement) {
            return Uni.createFrom()
                    .emitter(done -> world.soon(() -> {
                        if (world.fault()) {
                            done.fail(new IOException("connection lost"));
                        } else {
                            done.complete(statement.get());
                        }
                    }));
        }

        private Uni<LaneState> locked(Supplier<LaneState> statement) {
            return Uni.createFrom()
                    .emitter(done -> world.soon(() -> lock(() -> {
                        LaneState state = statement.get();
                        unlock();
                        if (world.fault()) {
                            done.fail(new IOException("answer lost"));
                        } else {
                            done.complete(state);
                        }
                    })));
        }

        @Override
        public Uni<LaneState> acquire(LaneId lane) {
            return locked(() -> row = new LaneState(row.epoch() + 1, row.batch(), row.positions(), row.pending()));
        }

        @Override
        public Uni<LaneState> read(LaneId lane) {
            return locked(() -> row);
        }

        @Override
        public <R> Uni<R> inTransaction(Function<Tx, Uni<R>> work) {
            return Uni.createFrom().deferred(() -> {
                Tx tx = new Tx();
                watch(tx);
                return work.apply(tx)
                        .onItem()
                        .transformToUni(result -> commit(tx, result))
                        .onFailure()
                        .invoke(() -> world.soon(() -> tx.end(false)));
            });
        }

        /** The server notices a dead client some time later. */
        private void watch(Tx tx) {
            world.after(200, () -> {
                if (process.isDead()) {
                    tx.end(false);
                } else if (!tx.over) {
                    watch(tx);
                }
            });
        }

        private <R> Uni<R> commit(Tx tx, R result) {
            return Uni.createFrom()
                    .emitter(done -> world.soon(() -> {
                        if (!world.fault()) {
                            tx.end(true);
                            done.complete(result);
                            return;
                        }
                        commitBadly(tx, done);
                    }));
        }

        private void commitBadly(Tx tx, UniEmitter<?> done) {
            switch (world.pick(3)) {
                case 0 -> tx.end(true);
                case 1 -> tx.end(false);
                default -> world.after(50 + world.pick(300), () -> tx.end(world.flip()));
            }
            done.fail(new IOException("no answer to the commit"));
        }

        @Override
        public Uni<Boolean> advance(Tx tx, Fence fence, Map<String, Position> positions) {
            return Uni.createFrom()
                    .emitter(done -> lock(() -> {
                        if (tx.over) {
                            unlock();
                            done.fail(new IOException("transaction is over"));
                            return;
                        }
                        tx.holdsLock = true;
                        boolean matches = row.epoch() == fence.epoch() && row.batch() == fence.batch();
                        tx.changes.add(
                                () -> row = new LaneState(row.epoch(), row.batch() + 1, positions, row.pending()));
                        world.soon(() -> done.complete(matches));
                    }));
        }

        @Override
        public Uni<List<DueTimer>> dueTimers(Tx tx, LaneId lane, Instant now, int limit) {
            return answer(() -> timers.entrySet().stream()
                    .filter(timer -> !timer.getValue().isAfter(now))
                    .sorted(Comparator.comparing(timer -> timer.getKey().toString()))
                    .limit(limit)
                    .map(timer -> new DueTimer(
                            timer.getKey().subject(), timer.getKey().kind(), timer.getValue()))
                    .toList());
        }

        @Override
        public Uni<List<LaneCommand>> openCommands(Tx tx, LaneId lane, int limit) {
            return answer(() -> openCommands.values().stream().limit(limit).toList());
        }

        @Override
        public Uni<Void> write(Tx tx, LaneId lane, LaneEffects effects) {
            tx.changes.add(() -> {
                effects.handledTimers().forEach(timer -> timers.remove(new TimerKey(timer.subject(), timer.kind())));
                effects.timerChanges().forEach(change -> {
                    TimerKey key = new TimerKey(change.subject(), change.kind());
                    switch (change) {
                        case TimerChange.Set set -> timers.put(key, set.dueAt());
                        case TimerChange.Cancel ignored -> timers.remove(key);
                    }
                });
                effects.answers().forEach(answer -> {
                    openCommands.remove(answer.commandId());
                    answers.put(answer.commandId(), answer);
                });
                deadLetters.addAll(effects.deadLetters());
                row = new LaneState(row.epoch(), row.batch(), row.positions(), effects.pending());
            });
            return answer(() -> null);
        }
    }
}
