package io.ripen.lanes.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.lanes.LaneId;
import io.ripen.lanes.engine.DeadLetterTopics;
import io.ripen.lanes.engine.FailureKind;
import io.ripen.lanes.engine.Lane;
import io.ripen.lanes.engine.LanePorts;
import io.ripen.lanes.engine.LaneSettings;
import io.ripen.lanes.engine.LaneStatus.Activity;
import io.ripen.lanes.engine.LaneTurns;
import io.ripen.lanes.engine.RawRecord;
import io.ripen.lanes.engine.TopicInspector;
import io.ripen.lanes.engine.TopicState;
import io.ripen.lanes.simulation.SimDatabase.Tx;
import io.ripen.lanes.simulation.SimHandler.Amount;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Who may take a lane over, and what it looks at. */
class LaneTakeoverTest {
    private static final TopicState TOPIC = new TopicState("id", 0, 100);

    private final SimWorld world = new SimWorld(1, 0);
    private final SimDatabase database = new SimDatabase(world);
    private boolean cutOff;

    @Test
    void fencesNobodyOffWhileItCannotReachTheBroker() {
        Lane<Tx> owner = lane(inspector(TOPIC));
        acquire(owner);
        long epoch = database.row().epoch();
        Lane<Tx> other = lane((topics, partition) -> cutOff
                ? Uni.createFrom().failure(new IOException("broker away"))
                : Uni.createFrom().item(Map.of(SimBroker.INPUT, TOPIC)));

        cutOff = true;
        acquire(other);
        assertThat(database.row().epoch()).isEqualTo(epoch);
        assertThat(other.status().activity()).isEqualTo(Activity.BACKING_OFF);
        deliver(owner, 0, 1);
        assertThat(owner.status().activity()).isEqualTo(Activity.IDLE);

        cutOff = false;
        world.runUntil(world.now() + 1_000);
        assertThat(database.row().epoch()).isEqualTo(epoch + 1);
        assertThat(other.status().activity()).isEqualTo(Activity.IDLE);
    }

    @Test
    void looksAtTheTopicsAgainWhereTheOwnerBeforeReadOnMeanwhile() {
        Lane<Tx> owner = lane(inspector(TOPIC));
        acquire(owner);
        deliver(owner, 0, 1, 2, 3);

        Lane<Tx> next = lane(inspector(new TopicState("id", 0, 2), TOPIC));
        acquire(next);
        assertThat(next.status().activity()).isEqualTo(Activity.IDLE);

        Lane<Tx> last = lane(inspector(new TopicState("id", 0, 2)));
        acquire(last);
        assertThat(last.status().activity()).isEqualTo(Activity.STOPPED);
        assertThat(last.status().problem()).contains("lost records");
    }

    /** Answers these, one after the other, and the last of them from then on. */
    private static TopicInspector inspector(TopicState... answers) {
        Queue<TopicState> left = new ArrayDeque<>(List.of(answers));
        return (topics, partition) -> Uni.createFrom().item(() -> {
            TopicState state = left.size() > 1 ? left.remove() : left.element();
            return Map.of(SimBroker.INPUT, state);
        });
    }

    private void acquire(Lane<Tx> lane) {
        lane.assign().subscribe().with(offsets -> {});
        world.runUntil(world.now() + 1_000);
    }

    private void deliver(Lane<Tx> lane, long... offsets) {
        List<RawRecord> records = LongStream.of(offsets)
                .mapToObj(offset -> SimHandler.record(offset, "lead", new Amount("source", offset + 1, "1")))
                .toList();
        lane.deliver(records).subscribe().with(nothing -> {});
        world.runUntil(world.now() + 1_000);
    }

    private Lane<Tx> lane(TopicInspector inspector) {
        SimWorld.SimProcess process = world.new SimProcess();
        return new Lane<>(
                new LaneId("sim", 0),
                List.of(SimBroker.INPUT),
                new LanePorts<>(
                        database.connect(process),
                        new SimBroker(world).publisher(),
                        inspector,
                        new SimHandler.Codec(),
                        new SimHandler(),
                        new DeadLetterTopics("sim", 0),
                        failure -> FailureKind.TRANSIENT,
                        new LaneTurns(1, Duration.ofMillis(50), world.clock()),
                        process,
                        world.clock(),
                        new Unheard()),
                new LaneSettings(
                        40,
                        1_000_000,
                        0,
                        Duration.ZERO,
                        5,
                        3,
                        Duration.ofMillis(10),
                        Duration.ofMillis(200),
                        3,
                        100,
                        1_000_000));
    }
}
