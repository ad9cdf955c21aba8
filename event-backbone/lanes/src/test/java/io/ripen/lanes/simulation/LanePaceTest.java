package io.ripen.lanes.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.lanes.LaneId;
import io.ripen.lanes.engine.DeadLetterTopics;
import io.ripen.lanes.engine.FailureKind;
import io.ripen.lanes.engine.Lane;
import io.ripen.lanes.engine.LanePorts;
import io.ripen.lanes.engine.LaneSettings;
import io.ripen.lanes.engine.LaneTurns;
import io.ripen.lanes.engine.RawRecord;
import io.ripen.lanes.engine.TopicState;
import io.ripen.lanes.simulation.SimDatabase.Tx;
import io.ripen.lanes.simulation.SimHandler.Amount;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A lane that lets records gather. */
class LanePaceTest {
    private static final int PACE = 250;
    private static final int MOST = 40;

    private final SimWorld world = new SimWorld(1, 0);
    private final List<Integer> batches = new ArrayList<>();
    private final Lane<Tx> lane = lane();
    private long delivered;

    @BeforeEach
    void start() {
        lane.assign().subscribe().with(offsets -> {});
        world.runUntil(world.now() + 1_000);
    }

    @Test
    void handlesTheFirstAtOnceAndTogetherWhatComesSoonAfter() {
        deliver(1);
        world.runUntil(world.now() + PACE / 4);
        assertThat(batches).containsExactly(1);

        deliver(1);
        world.runUntil(world.now() + PACE / 4);
        deliver(2);
        world.runUntil(world.now() + PACE / 4);
        assertThat(batches).containsExactly(1);

        world.runUntil(world.now() + PACE);
        assertThat(batches).containsExactly(1, 3);
    }

    @Test
    void waitsForNoMoreThanABatchTakes() {
        deliver(1);
        world.runUntil(world.now() + PACE / 4);
        deliver(MOST);
        world.runUntil(world.now() + PACE / 4);
        assertThat(batches).containsExactly(1, MOST);
    }

    @Test
    void doesNotWaitWhenATimerOrACommandMayBeThere() {
        deliver(1);
        world.runUntil(world.now() + PACE / 4);
        lane.attend();
        deliver(1);
        world.runUntil(world.now() + PACE / 4);
        assertThat(batches).containsExactly(1, 1);
    }

    private void deliver(int records) {
        List<RawRecord> more = LongStream.range(delivered, delivered + records)
                .mapToObj(offset -> SimHandler.record(offset, "lead", new Amount("source", offset + 1, "1")))
                .toList();
        delivered += records;
        lane.deliver(more).subscribe().with(taken -> {});
    }

    private Lane<Tx> lane() {
        SimWorld.SimProcess process = world.new SimProcess();
        SimHandler handler = new SimHandler();
        return new Lane<>(
                new LaneId("sim", 0),
                List.of(SimBroker.INPUT),
                new LanePorts<>(
                        new SimDatabase(world).connect(process),
                        new SimBroker(world).publisher(),
                        (topics, ignored) -> Uni.createFrom()
                                .item(() -> Map.of(SimBroker.INPUT, new TopicState("id", 0, 1_000_000))),
                        new SimHandler.Codec(),
                        (tx, batch) -> {
                            batches.add(batch.records().size());
                            return handler.handle(tx, batch);
                        },
                        new DeadLetterTopics("sim", 0),
                        failure -> FailureKind.TRANSIENT,
                        new LaneTurns(1, Duration.ofMillis(50), world.clock()),
                        process,
                        world.clock(),
                        new Unheard()),
                new LaneSettings(
                        MOST,
                        1_000_000,
                        1_000_000,
                        Duration.ofMillis(PACE),
                        5,
                        3,
                        Duration.ofMillis(10),
                        Duration.ofMillis(200),
                        3,
                        100,
                        1_000_000));
    }
}
