package io.ripen.lanes.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.lanes.LaneCommand;
import io.ripen.lanes.LaneId;
import io.ripen.lanes.engine.DeadLetter;
import io.ripen.lanes.engine.DeadLetterTopics;
import io.ripen.lanes.engine.FailureKind;
import io.ripen.lanes.engine.Lane;
import io.ripen.lanes.engine.LanePorts;
import io.ripen.lanes.engine.LaneSettings;
import io.ripen.lanes.engine.LaneTurns;
import io.ripen.lanes.engine.OutgoingRecord;
import io.ripen.lanes.engine.Position;
import io.ripen.lanes.engine.RawRecord;
import io.ripen.lanes.simulation.SimDatabase.Lead;
import io.ripen.lanes.simulation.SimDatabase.Tx;
import io.ripen.lanes.simulation.SimHandler.Amount;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One seeded life of a lane: processes come and go, die, stand still and wake as zombies, while the database and the
 * broker lose answers. In the end everything must have had its effect once.
 */
final class Simulation {
    private static final int LEADS = 7;
    private static final int INPUTS = 150;
    private static final long TROUBLE_MILLIS = 15_000;
    private static final LaneSettings SETTINGS = new LaneSettings(
            40,
            30_000,
            60_000,
            Duration.ofMillis(7),
            5,
            3,
            Duration.ofMillis(10),
            Duration.ofMillis(200),
            3,
            10_000,
            1_000_000);

    private final SimWorld world;
    private final SimDatabase database;
    private final SimBroker broker;
    private final Map<String, Long> expectedSum = new HashMap<>();
    private final List<String> expectedDeadLetters = new ArrayList<>();
    private final List<SimWorld.SimProcess> processes = new ArrayList<>();
    private final Counts counts = new Counts();
    private SimWorld.SimProcess owner;
    private Lane<Tx> lane;
    private int commands;

    /** What happened in a run, to show that the faults were really there. */
    static final class Counts {
        int kills;
        int zombies;
        int rebalances;
        int retries;
        int fenced;
        int republished;
        int duplicates;
        int deadLetters;
    }

    Simulation(long seed) {
        world = new SimWorld(seed, new SimWorld(seed, 0).pick(12) / 100.0);
        database = new SimDatabase(world);
        broker = new SimBroker(world);
    }

    Counts run() {
        writeInput();
        start();
        world.after(world.pick(500), this::trouble);
        world.after(10, this::attend);
        world.runUntil(TROUBLE_MILLIS);
        world.endFaults();
        processes.forEach(SimWorld.SimProcess::kill);
        replaceOwner(false);
        world.runUntil(world.now() + 120_000);
        check();
        return counts;
    }

    /** Each lead hears from two sources that count; some records are repeated, as after an upstream crash. */
    private void writeInput() {
        Map<String, Long> sequences = new HashMap<>();
        List<RawRecord> log = broker.input();
        for (int i = 0; i < INPUTS; i++) {
            String leadId = "lead-" + world.pick(LEADS);
            String source = "source-" + world.pick(2);
            long sequence = sequences.merge(leadId + source, 1L, Long::sum);
            String text = text();
            log.add(SimHandler.record(log.size(), leadId, new Amount(source, sequence, text)));
            expect(leadId, text);
            if (!expectedDeadLetters.contains(text) && isNumber(text) && world.pick(10) == 0) {
                log.add(SimHandler.record(log.size(), leadId, new Amount(source, sequence, text)));
            }
        }
    }

    private String text() {
        return switch (world.pick(40)) {
            case 0 -> SimHandler.POISON;
            case 1 -> SimHandler.GARBAGE;
            default -> Integer.toString(1 + world.pick(900));
        };
    }

    private static boolean isNumber(String text) {
        return Character.isDigit(text.charAt(0));
    }

    private void expect(String leadId, String text) {
        if (!isNumber(text)) {
            expectedDeadLetters.add(leadId + " " + text);
            return;
        }
        long worth = Long.parseLong(text);
        expectedSum.merge(leadId, worth + (worth % 5 == 0 ? SimHandler.TIMER_WORTH : 0), Long::sum);
    }

    // --- processes ---------------------------------------------------------------------------------------------

    private void start() {
        owner = world.new SimProcess();
        processes.add(owner);
        lane = new Lane<>(
                new LaneId("sim", 0),
                List.of(SimBroker.INPUT),
                new LanePorts<>(
                        database.connect(owner),
                        broker.publisher(),
                        broker.inspector(),
                        new SimHandler.Codec(),
                        new SimHandler(),
                        new DeadLetterTopics("sim", 0),
                        failure -> failure instanceof IOException ? FailureKind.TRANSIENT : FailureKind.SUSPECT,
                        new LaneTurns(1, Duration.ofMillis(50), world.clock()),
                        owner,
                        world.clock(),
                        new Counting()),
                SETTINGS);
        Lane<Tx> own = lane;
        SimWorld.SimProcess process = owner;
        own.assign().subscribe().with(offsets -> {
            if (!offsets.isEmpty()) {
                feed(process, own, Math.toIntExact(offsets.get(SimBroker.INPUT)));
            }
        });
    }

    private void feed(SimWorld.SimProcess process, Lane<Tx> target, int from) {
        int to = Math.min(broker.input().size(), from + 1 + world.pick(60));
        if (from == to) {
            return;
        }
        target.deliver(broker.input().subList(from, to))
                .subscribe()
                .with(done -> process.schedule(Duration.ofMillis(world.pick(200)), () -> feed(process, target, to)));
    }

    private void replaceOwner(boolean release) {
        if (release) {
            lane.release();
        }
        start();
    }

    private void attend() {
        lane.attend();
        world.after(100, this::attend);
    }

    // --- trouble -----------------------------------------------------------------------------------------------

    private void trouble() {
        if (world.faultsEnded()) {
            return;
        }
        switch (world.pick(5)) {
            case 0 -> {
                counts.kills++;
                owner.kill();
                replaceOwner(false);
            }
            case 1 -> {
                counts.zombies++;
                owner.stopFor(300 + world.pick(3_000));
                replaceOwner(false);
            }
            case 2 -> {
                counts.rebalances++;
                replaceOwner(world.flip());
            }
            case 3 -> owner.stopFor(world.pick(500));
            default -> command();
        }
        world.after(world.pick(1_500), this::trouble);
    }

    private void command() {
        String leadId = "lead-" + world.pick(LEADS);
        boolean poison = world.pick(10) == 0;
        String id = "command-" + commands++;
        LaneCommand command = new LaneCommand(id, leadId, "add", poison ? SimHandler.POISON : "{}", Instant.EPOCH);
        database.submit(command);
        world.after(world.pick(2_000), () -> database.submit(command));
        if (poison) {
            expectedDeadLetters.add(leadId + " " + SimHandler.POISON);
        } else {
            expectedSum.merge(leadId, SimHandler.COMMAND_WORTH, Long::sum);
        }
    }

    // --- the verdict -------------------------------------------------------------------------------------------

    private void check() {
        assertThat(database.row().positions().get(SimBroker.INPUT))
                .as("the lane reached the end of its input")
                .isEqualTo(new Position("id-1", broker.input().size()));
        assertThat(database.hasTimers()).as("timers left").isFalse();
        assertThat(database.hasOpenCommands()).as("commands left").isFalse();
        assertThat(database.answers()).as("answered commands").hasSize(commands);
        Map<String, Long> sums = new HashMap<>();
        database.leads().forEach((id, state) -> sums.put(id, state.sum()));
        assertThat(sums).as("every input counted once").isEqualTo(expectedSum);
        assertThat(deadLetters()).as("dead letters").containsExactlyInAnyOrderElementsOf(expectedDeadLetters);
        checkOutput();
    }

    private List<String> deadLetters() {
        return database.deadLetters().stream().map(Simulation::describe).toList();
    }

    private static String describe(DeadLetter letter) {
        String text = new String(letter.value(), StandardCharsets.UTF_8);
        return letter.key() + " " + text.substring(text.lastIndexOf(' ') + 1);
    }

    /** A consumer that drops what it has seen must see each sequence once, in order, without a gap. */
    private void checkOutput() {
        Map<String, Long> last = new HashMap<>();
        Map<String, String> sums = new HashMap<>();
        for (OutgoingRecord record : broker.output()) {
            String[] parts = new String(record.value(), StandardCharsets.UTF_8).split(" ", 3);
            long sequence = Long.parseLong(parts[1]);
            long seen = last.getOrDefault(parts[0], 0L);
            if (sequence > seen) {
                assertThat(sequence).as("gap on %s", parts[0]).isEqualTo(seen + 1);
                last.put(parts[0], sequence);
                sums.put(parts[0], parts[2]);
            }
        }
        for (Map.Entry<String, Lead> state : database.leads().entrySet()) {
            assertThat(last.get(state.getKey())).isEqualTo(state.getValue().sequence());
            assertThat(sums.get(state.getKey()))
                    .isEqualTo(Long.toString(state.getValue().sum()));
        }
    }

    private final class Counting extends Unheard {
        @Override
        public void acquired(LaneId id, long epoch, int pending) {
            counts.republished += pending;
        }

        @Override
        public void committed(LaneId id, BatchReport report) {
            counts.duplicates += report.duplicates();
        }

        @Override
        public void retrying(LaneId id, String step, Throwable failure, Duration pause) {
            counts.retries++;
        }

        @Override
        public void gaveUp(LaneId id, DeadLetter letter) {
            counts.deadLetters++;
        }

        @Override
        public void fenced(LaneId id, long ownEpoch) {
            counts.fenced++;
        }

        @Override
        public void stopped(LaneId id, String reason) {
            throw new AssertionError("the lane stopped: " + reason);
        }
    }
}
