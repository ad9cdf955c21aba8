package io.ripen.lanes.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.lanes.LaneId;
import io.ripen.lanes.LaneOutcome;
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
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Two lanes of one consumer, which hands each poll to both and polls again when both take more. */
class LaneIndependenceTest {
    private static final int ROOM = 100;
    private static final int ROOM_BYTES = 110_000;
    private static final int POLL = 20;

    private final SimWorld world = new SimWorld(1, 0);
    private final SimDatabase troubledDatabase = new SimDatabase(world);
    private final SimDatabase otherDatabase = new SimDatabase(world);
    private final LaneTurns turns = new LaneTurns(1, Duration.ofMillis(50), world.clock());
    private boolean trouble = true;
    private final Lane<Tx> troubled = lane(0, troubledDatabase);
    private final Lane<Tx> other = lane(1, otherDatabase);
    private long polled;

    @Test
    void aLaneInBackOffHoldsNoOtherBackAsLongAsItHasRoom() {
        startConsumer(ROOM);

        assertThat(position(otherDatabase)).isEqualTo(ROOM);
        assertThat(troubled.status().activity()).isEqualTo(Activity.BACKING_OFF);
        assertThat(position(troubledDatabase)).isZero();
        assertThat(troubled.status().queued()).isEqualTo(ROOM);
    }

    @Test
    void aLaneInBackOffKeepsNoMoreInMemoryThanItsRoomAndOnePoll() {
        startConsumer(100 * ROOM);

        assertThat(polled).isEqualTo(ROOM + POLL);
        assertThat(troubled.status().queued()).isEqualTo(ROOM + POLL);
    }

    @Test
    void theConsumerGoesOnWhenTheLaneDoes() {
        startConsumer(10 * ROOM);

        trouble = false;
        world.runUntil(world.now() + 60_000);

        assertThat(polled).isEqualTo(10 * ROOM);
        assertThat(position(troubledDatabase)).isEqualTo(10 * ROOM);
        assertThat(position(otherDatabase)).isEqualTo(10 * ROOM);
    }

    private void startConsumer(long end) {
        troubled.assign().subscribe().with(offsets -> {});
        other.assign().subscribe().with(offsets -> {});
        world.runUntil(world.now() + 1_000);
        poll(end);
        world.runUntil(world.now() + 60_000);
    }

    private void poll(long end) {
        if (polled >= end) {
            return;
        }
        List<RawRecord> records = LongStream.range(polled, polled + POLL)
                .mapToObj(offset -> SimHandler.record(offset, "lead", new Amount("source", offset + 1, "1")))
                .toList();
        polled += POLL;
        Uni.combine()
                .all()
                .unis(troubled.deliver(records), other.deliver(records))
                .discardItems()
                .subscribe()
                .with(taken -> world.after(1, () -> poll(end)));
    }

    private static long position(SimDatabase database) {
        Position position = database.row().positions().get(SimBroker.INPUT);
        return position == null ? 0 : position.nextOffset();
    }

    private Lane<Tx> lane(int partition, SimDatabase database) {
        SimWorld.SimProcess process = world.new SimProcess();
        SimHandler handler = new SimHandler();
        return new Lane<>(
                new LaneId("sim", partition),
                List.of(SimBroker.INPUT),
                new LanePorts<>(
                        database.connect(process),
                        new SimBroker(world).publisher(),
                        (topics, ignored) -> Uni.createFrom()
                                .item(() -> Map.of(SimBroker.INPUT, new TopicState("id", 0, 1_000_000))),
                        new SimHandler.Codec(),
                        (tx, batch) -> trouble && partition == 0
                                ? Uni.createFrom().<LaneOutcome>failure(new IOException("away"))
                                : handler.handle(tx, batch),
                        new DeadLetterTopics("sim", partition),
                        failure -> FailureKind.TRANSIENT,
                        turns,
                        process,
                        world.clock(),
                        new Unheard()),
                new LaneSettings(
                        40,
                        1_000_000,
                        ROOM_BYTES,
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
