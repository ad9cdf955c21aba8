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
import io.ripen.lanes.engine.Position;
import io.ripen.lanes.engine.RawRecord;
import io.ripen.lanes.engine.TopicState;
import io.ripen.lanes.simulation.SimDatabase.Tx;
import io.ripen.lanes.simulation.SimHandler.Amount;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What a lane does when the records do not follow one another. */
class LaneContinuityTest {
    private final SimWorld world = new SimWorld(1, 0);
    private final SimDatabase database = new SimDatabase(world);
    private TopicState topic = new TopicState("id", 0, 100);
    private final Lane<Tx> lane = lane();

    @Test
    void goesOnWhereRecordsFollowOneAnother() {
        acquire();
        deliver(0, 1, 2);
        deliver(3);
        assertThat(position()).isEqualTo(4);
        assertThat(lane.status().activity()).isEqualTo(Activity.IDLE);
    }

    @Test
    void acceptsAHoleWhoseEndsTheBrokerKeeps() {
        acquire();
        deliver(0, 1, 5, 6);
        assertThat(position()).isEqualTo(7);
        assertThat(lane.status().healthy()).isTrue();
    }

    @Test
    void stopsWhenTheBrokerHasCutWhatItNeeds() {
        acquire();
        deliver(0, 1);
        topic = new TopicState("id", 50, 100);
        deliver(50);
        assertStopped("was cut past the lane: it needs offset 2, the oldest kept is 50");
        assertThat(position()).isEqualTo(2);
    }

    @Test
    void stopsWhenTheTopicGoesBack() {
        acquire();
        deliver(0, 1, 2);
        deliver(1);
        assertStopped("went back: offset 1 came after 2");
    }

    @Test
    void stopsWhenTheTopicIsAnotherOneOfTheSameName() {
        acquire();
        deliver(0, 1);
        topic = new TopicState("new-id", 0, 100);
        lane.verify().subscribe().with(nothing -> {});
        world.runUntil(world.now() + 1_000);
        assertStopped("was deleted and created again");
    }

    @Test
    void tellsWhoVerifiesWhenTheBrokerHasAnswered() {
        acquire();
        boolean[] told = new boolean[1];
        lane.verify().subscribe().with(nothing -> told[0] = true);
        assertThat(told[0]).isFalse();
        world.runUntil(world.now() + 1_000);
        assertThat(told[0]).isTrue();
    }

    @Test
    void dropsWhatComesAfterItWasLetGo() {
        acquire();
        lane.release();
        deliver(0, 1);
        assertThat(database.leads()).isEmpty();
        assertThat(lane.status().activity()).isEqualTo(Activity.RELEASED);
    }

    @Test
    void tellsWhoWaitsForAssignmentWhenItIsLetGoMeanwhile() {
        boolean[] told = new boolean[1];
        lane.assign().subscribe().with(offsets -> told[0] = offsets.isEmpty());
        lane.release();
        world.runUntil(world.now() + 1_000);
        assertThat(told[0]).isTrue();
    }

    private void acquire() {
        lane.assign().subscribe().with(offsets -> assertThat(offsets).isEqualTo(Map.of(SimBroker.INPUT, 0L)));
        world.runUntil(world.now() + 1_000);
    }

    private void deliver(long... offsets) {
        boolean[] done = new boolean[1];
        List<RawRecord> records = LongStream.of(offsets)
                .mapToObj(offset -> SimHandler.record(offset, "lead", new Amount("source", offset + 1, "1")))
                .toList();
        lane.deliver(records).subscribe().with(nothing -> done[0] = true);
        world.runUntil(world.now() + 1_000);
        assertThat(done[0]).as("the feeder was told").isTrue();
    }

    private long position() {
        Position position = database.row().positions().get(SimBroker.INPUT);
        return position == null ? -1 : position.nextOffset();
    }

    private void assertStopped(String why) {
        assertThat(lane.status().activity()).isEqualTo(Activity.STOPPED);
        assertThat(lane.status().problem()).contains(why);
    }

    private Lane<Tx> lane() {
        SimWorld.SimProcess process = world.new SimProcess();
        return new Lane<>(
                new LaneId("sim", 0),
                List.of(SimBroker.INPUT),
                new LanePorts<>(
                        database.connect(process),
                        new SimBroker(world).publisher(),
                        (topics, partition) -> Uni.createFrom().item(() -> Map.of(SimBroker.INPUT, topic)),
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
