package io.ripen.bench.capacity;

import io.ripen.lanes.DueTimer;
import io.ripen.lanes.LaneCommand;
import io.ripen.lanes.LaneId;
import io.ripen.lanes.engine.Fence;
import io.ripen.lanes.engine.LaneEffects;
import io.ripen.lanes.engine.LaneState;
import io.ripen.lanes.engine.LaneStore;
import io.ripen.lanes.engine.Position;
import io.ripen.lanes.engine.TopicInspector;
import io.ripen.lanes.engine.TopicState;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Function;
import java.util.function.Supplier;

/** The rows of lanes in a database, and a broker that is asked about topics, with the time that each answer takes. */
final class SimulatedServers {
    private final VirtualTime time;
    private final Duration statement;
    private final Duration inspection;
    private final Map<LaneId, LaneState> rows = new HashMap<>();

    SimulatedServers(VirtualTime time, Duration statement, Duration inspection) {
        this.time = time;
        this.statement = statement;
        this.inspection = inspection;
    }

    /** How often a lane was taken over. */
    long epoch(LaneId lane) {
        LaneState row = rows.get(lane);
        return row == null ? 0 : row.epoch();
    }

    private LaneState row(LaneId lane) {
        return rows.getOrDefault(lane, new LaneState(0, 0, Map.of(), new byte[0]));
    }

    /** One instance's way to them: so many connections to the database, and one to the broker. */
    final class Ways implements LaneStore<LaneId> {
        private final Line database;
        private final Line broker = new Line(1);

        Ways(int connections) {
            this.database = new Line(connections);
        }

        TopicInspector inspector() {
            return (topics, partition) -> broker.ask(inspection, () -> {
                Map<String, TopicState> states = new HashMap<>();
                topics.forEach(topic -> states.put(topic, new TopicState("id-of-" + topic, 0, 0)));
                return states;
            });
        }

        @Override
        public Uni<LaneState> acquire(LaneId lane) {
            return database.ask(statement, () -> {
                LaneState before = row(lane);
                LaneState taken =
                        new LaneState(before.epoch() + 1, before.batch(), before.positions(), before.pending());
                rows.put(lane, taken);
                return taken;
            });
        }

        @Override
        public Uni<LaneState> read(LaneId lane) {
            return database.ask(statement, () -> row(lane));
        }

        /** A transaction is nothing but the lane that it is about. */
        @Override
        public <R> Uni<R> inTransaction(Function<LaneId, Uni<R>> work) {
            return database.ask(statement, () -> true).chain(begun -> work.apply(new LaneId("none", 0)));
        }

        @Override
        public Uni<Boolean> advance(LaneId transaction, Fence fence, Map<String, Position> positions) {
            LaneState row = row(fence.lane());
            boolean fits = row.epoch() == fence.epoch() && row.batch() == fence.batch();
            if (fits) {
                rows.put(fence.lane(), new LaneState(row.epoch(), row.batch() + 1, positions, new byte[0]));
            }
            return Uni.createFrom().item(fits);
        }

        @Override
        public Uni<List<DueTimer>> dueTimers(LaneId transaction, LaneId lane, Instant now, int limit) {
            return Uni.createFrom().item(List.of());
        }

        @Override
        public Uni<List<LaneCommand>> openCommands(LaneId transaction, LaneId lane, int limit) {
            return Uni.createFrom().item(List.of());
        }

        @Override
        public Uni<Void> write(LaneId transaction, LaneId lane, LaneEffects effects) {
            return Uni.createFrom().voidItem();
        }
    }

    /** Questions that wait for one of so many places, in the order in which they came. */
    private final class Line {
        private final Queue<Runnable> waiting = new ArrayDeque<>();
        private int free;

        Line(int places) {
            this.free = places;
        }

        <R> Uni<R> ask(Duration takes, Supplier<R> answer) {
            return Uni.createFrom()
                    .emitter(asked -> enter(() -> time.after(takes, () -> {
                        leave();
                        asked.complete(answer.get());
                    })));
        }

        private void enter(Runnable begin) {
            if (free == 0) {
                waiting.add(begin);
            } else {
                free--;
                begin.run();
            }
        }

        private void leave() {
            Runnable next = waiting.poll();
            if (next == null) {
                free++;
            } else {
                next.run();
            }
        }
    }
}
