package io.ripen.bench.capacity;

import io.ripen.bench.report.Table;
import io.ripen.lanes.LaneId;
import io.ripen.lanes.LaneOutcome;
import io.ripen.lanes.engine.DeadLetterTopics;
import io.ripen.lanes.engine.FailureKind;
import io.ripen.lanes.engine.Lane;
import io.ripen.lanes.engine.LanePorts;
import io.ripen.lanes.engine.LaneSettings;
import io.ripen.lanes.engine.LaneStatus.Activity;
import io.ripen.lanes.engine.LaneTurns;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Instances that come and go while a group has many lanes: real lanes take their rows over, where Kafka's own assignor puts
 * them, in virtual time. The range assignor, with which the services are configured, takes all partitions from everybody at
 * each change, so that each lane is taken over anew.
 */
final class Rebalances {
    private static final List<String> TOPICS = List.of("ripen.lead-activities.v1");
    private static final int CONNECTIONS = 16;
    private static final int TURNS = 4;
    private static final LaneSettings SETTINGS = new LaneSettings(
            1000,
            2_000_000,
            2_000_000,
            Duration.ZERO,
            1000,
            100,
            Duration.ofMillis(100),
            Duration.ofSeconds(10),
            3,
            100,
            1_000_000);

    private final int partitions;
    private final VirtualTime time = new VirtualTime();
    private final SimulatedServers servers;
    private final Map<String, Map<Integer, Lane<LaneId>>> lanes = new TreeMap<>();
    private Map<String, List<Integer>> owned = new HashMap<>();

    /** A group of so many lanes without any instance. */
    Rebalances(int partitions, Duration statement, Duration inspection) {
        this.partitions = partitions;
        this.servers = new SimulatedServers(time, statement, inspection);
    }

    /**
     * What a change of the group came to.
     *
     * @param moved lanes whose owner is another than before
     * @param stickyMoved lanes that the cooperative sticky assignor would have moved
     * @param takeovers lanes that were taken over
     * @param took until each lane had its place, from when the group had decided
     */
    record Change(int moved, int stickyMoved, int takeovers, Duration took) {}

    /** The instances from now on; who is new begins without lanes. */
    Change become(Set<String> instances) {
        Map<String, List<Integer>> before = new HashMap<>();
        instances.forEach(instance -> before.put(instance, owned.getOrDefault(instance, List.of())));
        Map<String, List<Integer>> after = Assignment.range(partitions, before);
        int moved = moved(owned, after);
        int stickyMoved = moved(owned, Assignment.sticky(partitions, before));
        long epochs = epochs();
        lanes.values().forEach(mine -> mine.values().forEach(Lane::release));
        lanes.clear();
        Duration begun = time.now();
        List<Duration> ready = new ArrayList<>();
        after.forEach((instance, mine) -> takeOver(instance, mine, ready));
        time.run();
        owned = after;
        Duration last = ready.stream().max(Duration::compareTo).orElse(begun);
        return new Change(moved, stickyMoved, (int) (epochs() - epochs), last.minus(begun));
    }

    /** Lanes that have an owner who may work, each counted once however many think that they are it. */
    int ownedLanes() {
        Set<Integer> idle = new HashSet<>();
        lanes.values()
                .forEach(mine -> mine.forEach((partition, lane) -> {
                    if (lane.status().activity() == Activity.IDLE && !idle.add(partition)) {
                        throw new IllegalStateException("lane " + partition + " has two owners");
                    }
                }));
        return idle.size();
    }

    private void takeOver(String instance, List<Integer> mine, List<Duration> ready) {
        SimulatedServers.Ways ways = servers.new Ways(CONNECTIONS);
        LaneTurns turns = new LaneTurns(TURNS, Duration.ofMillis(250), time.clock());
        Map<Integer, Lane<LaneId>> own = new TreeMap<>();
        lanes.put(instance, own);
        for (int partition : mine) {
            Lane<LaneId> lane = new Lane<>(new LaneId("sim", partition), TOPICS, ports(ways, turns), SETTINGS);
            own.put(partition, lane);
            lane.assign().subscribe().with(offsets -> ready.add(time.now()));
        }
    }

    private LanePorts<LaneId> ports(SimulatedServers.Ways ways, LaneTurns turns) {
        return new LanePorts<>(
                ways,
                new QuietGroup.Publisher(),
                ways.inspector(),
                new QuietGroup.Codec(),
                (transaction, batch) -> Uni.createFrom().item(LaneOutcome.NOTHING),
                new DeadLetterTopics("sim", 0),
                failure -> FailureKind.TRANSIENT,
                turns,
                new QuietGroup.Steps(time),
                time.clock(),
                new QuietGroup.Observer());
    }

    private long epochs() {
        long sum = 0;
        for (int partition = 0; partition < partitions; partition++) {
            sum += servers.epoch(new LaneId("sim", partition));
        }
        return sum;
    }

    private static int moved(Map<String, List<Integer>> before, Map<String, List<Integer>> after) {
        Map<Integer, String> owners = new HashMap<>();
        before.forEach((instance, mine) -> mine.forEach(partition -> owners.put(partition, instance)));
        int moved = 0;
        for (Map.Entry<String, List<Integer>> instance : after.entrySet()) {
            for (int partition : instance.getValue()) {
                moved += instance.getKey().equals(owners.get(partition)) ? 0 : 1;
            }
        }
        return moved;
    }

    /** The table of the page: ten instances, then one comes, one goes, half of them go, and all are started anew. */
    static String table(Figures figures) {
        Rebalances group = new Rebalances(
                1000, millis(figures.of(Figure.TAKEOVER_MILLIS)), millis(figures.of(Figure.INSPECTION_MILLIS)));
        Table table = new Table(
                "1,000 lanes, and then",
                "taken over",
                "owner changed",
                "would, cooperative",
                "each has its place after");
        row(table, "10 instances start", group.become(instances(0, 10)));
        row(table, "one comes: 11", group.become(instances(0, 11)));
        row(table, "one goes: 10", group.become(instances(1, 11)));
        row(table, "half of them go: 5", group.become(instances(6, 11)));
        row(table, "35 come: 40", group.become(instances(6, 46)));
        return table.text();
    }

    static Set<String> instances(int from, int to) {
        Set<String> names = new HashSet<>();
        for (int instance = from; instance < to; instance++) {
            names.add(Assignment.name(instance));
        }
        return names;
    }

    private static void row(Table table, String what, Change change) {
        table.row(List.of(
                what,
                Integer.toString(change.takeovers()),
                Integer.toString(change.moved()),
                Integer.toString(change.stickyMoved()),
                String.format(Locale.ROOT, "%,d ms", change.took().toMillis())));
    }

    private static Duration millis(double millis) {
        return Duration.ofNanos(Math.round(millis * 1e6));
    }
}
