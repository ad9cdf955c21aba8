package io.ripen.lanes.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.lanes.LaneId;
import io.ripen.lanes.engine.DeadLetter;
import io.ripen.lanes.engine.DeadLetterTopics;
import io.ripen.lanes.engine.FailureKind;
import io.ripen.lanes.engine.Lane;
import io.ripen.lanes.engine.LanePorts;
import io.ripen.lanes.engine.LaneSettings;
import io.ripen.lanes.engine.LaneStatus.Activity;
import io.ripen.lanes.engine.LaneTurns;
import io.ripen.lanes.engine.RawRecord;
import io.ripen.lanes.engine.TopicState;
import io.ripen.lanes.simulation.SimDatabase.Tx;
import io.ripen.lanes.simulation.SimHandler.Amount;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a lane finds the input that makes its batches fail. */
class LaneNarrowingTest {
    private static final int BATCH = 1000;
    private static final int MAX_CONSECUTIVE = 3;
    private static final Duration MIN_BACKOFF = Duration.ofSeconds(1);

    private final SimWorld world = new SimWorld(1, 0);
    private final SimDatabase database = new SimDatabase(world);
    private final Lane<Tx> lane = lane();

    @Test
    void waitsOnlyBeforeTheSameSingleInputIsTriedAgain() {
        deliver(0, offset -> offset == 0 ? SimHandler.POISON : "1");

        // Pauses after the first, second and third failure of the one input, and what the batches themselves take.
        world.runUntil(world.now() + MIN_BACKOFF.multipliedBy(1 + 2 + 4 + 3).toMillis());

        assertThat(position()).isEqualTo(BATCH);
        assertThat(database.deadLetters()).extracting(DeadLetter::offset).containsExactly(0L);
    }

    @Test
    void goesOnHoweverManyInputsAreGivenUpAmongOthersThatAreNot() {
        for (long batch = 0; batch < 3 * MAX_CONSECUTIVE; batch++) {
            deliver(batch * BATCH, offset -> offset % BATCH == 0 ? SimHandler.POISON : "1");
            world.runUntil(world.now() + 60_000);
        }

        assertThat(database.deadLetters()).hasSize(3 * MAX_CONSECUTIVE);
        assertThat(lane.status().activity()).isEqualTo(Activity.IDLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {SimHandler.GARBAGE, SimHandler.REFUSED})
    void goesOnHoweverManyInputsAreUselessInThemselves(String useless) {
        deliver(0, offset -> useless);
        world.runUntil(world.now() + 10_000);

        assertThat(database.deadLetters()).hasSize(BATCH);
        assertThat(position()).isEqualTo(BATCH);
        assertThat(lane.status().activity()).isEqualTo(Activity.IDLE);
    }

    @Test
    void stopsWhenEveryInputFailsEvenIfUselessOnesAreAmongThem() {
        deliver(0, offset -> offset % 2 == 0 ? SimHandler.POISON : SimHandler.GARBAGE);
        world.runUntil(world.now() + 600_000);

        assertThat(database.deadLetters())
                .filteredOn(letter -> letter.reason().startsWith("handler-failed"))
                .hasSize(MAX_CONSECUTIVE + 1);
        assertThat(lane.status().activity()).isEqualTo(Activity.STOPPED);
        assertThat(lane.status().problem()).contains("the fault is not in the input");
    }

    private void deliver(long from, LongFunction<String> text) {
        List<RawRecord> records = LongStream.range(from, from + BATCH)
                .mapToObj(offset ->
                        SimHandler.record(offset, "lead", new Amount("source", offset + 1, text.apply(offset))))
                .toList();
        lane.deliver(records).subscribe().with(taken -> {});
    }

    private long position() {
        return database.row().positions().get(SimBroker.INPUT).nextOffset();
    }

    private Lane<Tx> lane() {
        SimWorld.SimProcess process = world.new SimProcess();
        Lane<Tx> assigned = new Lane<>(
                new LaneId("sim", 0),
                List.of(SimBroker.INPUT),
                new LanePorts<>(
                        database.connect(process),
                        new SimBroker(world).publisher(),
                        (topics, ignored) -> Uni.createFrom()
                                .item(() -> Map.of(SimBroker.INPUT, new TopicState("id", 0, 1_000_000))),
                        new SimHandler.Codec(),
                        new SimHandler(),
                        new DeadLetterTopics("sim", 0),
                        failure -> FailureKind.SUSPECT,
                        new LaneTurns(1, Duration.ofMillis(50), world.clock()),
                        process,
                        world.clock(),
                        new Unheard()),
                new LaneSettings(
                        BATCH,
                        10_000_000,
                        10_000_000,
                        Duration.ZERO,
                        5,
                        3,
                        MIN_BACKOFF,
                        Duration.ofMinutes(5),
                        3,
                        MAX_CONSECUTIVE,
                        1_000_000));
        assigned.assign().subscribe().with(offsets -> {});
        world.runUntil(world.now() + 1_000);
        return assigned;
    }
}
