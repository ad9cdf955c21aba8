package io.ripen.systemtests.torture;

import io.ripen.testkit.FaultProxy.Side;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Which fault begins when. It follows from the plan alone, so a seed that failed gives the same faults again. Every kind
 * has its turn before one comes again, as far as the time allows.
 *
 * @param faults by their begin
 */
record Schedule(List<Begin> faults) {
    /** The kinds of faults; some come twice a round, because they are what happens most. */
    private enum Kind {
        KILL_SERVICE,
        KILL_SERVICE_AGAIN,
        STOP_SERVICE,
        KILL_BROKER,
        STOP_DATABASE,
        END_SESSIONS,
        DELAY,
        CUT,
        HALF_OPEN,
        COMMIT_BEFORE,
        COMMIT_AFTER,
        DATA_BEFORE,
        DATA_AFTER,
        STOP_INBOX
    }

    /** Longer than Kafka's session time-out of a run, so that the lanes have other owners when the service wakes. */
    private static final Duration STANDSTILL = Duration.ofSeconds(20);

    private static final Duration FIRST = Duration.ofSeconds(3);
    private static final int SHORTEST_PAUSE_MILLIS = 600;
    private static final int LONGEST_PAUSE_MILLIS = 5_000;

    /**
     * A fault and its time.
     *
     * @param at after the begin of the load
     */
    record Begin(Duration at, Fault fault) {}

    Schedule {
        faults = List.copyOf(faults);
    }

    /** The schedule of a plan for a system of these services and proxies. */
    static Schedule of(TorturePlan plan, Targets targets) {
        Random random = plan.random("nemesis");
        List<Begin> faults = new ArrayList<>();
        Map<String, Duration> busyUntil = new HashMap<>();
        List<Kind> round = new ArrayList<>();
        Duration at = FIRST;
        while (at.compareTo(plan.length()) < 0) {
            if (round.isEmpty()) {
                round.addAll(EnumSet.allOf(Kind.class));
                Collections.shuffle(round, random);
                // First in its round, because it takes the longest and the run may be short.
                round.remove(Kind.STOP_SERVICE);
                round.add(Kind.STOP_SERVICE);
            }
            Fault fault = fault(round.removeLast(), targets, random);
            Duration end = at.plus(fault.lasts());
            if (end.compareTo(plan.length()) <= 0
                    && busyUntil.getOrDefault(fault.target(), Duration.ZERO).compareTo(at) <= 0) {
                faults.add(new Begin(at, fault));
                busyUntil.put(fault.target(), end);
            }
            at = at.plusMillis(random.nextInt(SHORTEST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS));
        }
        return new Schedule(faults);
    }

    /**
     * What there is to be tortured.
     *
     * @param services names of the service instances
     * @param databaseProxies between a service and PostgreSQL
     * @param mailProxies between a service and SMTP
     * @param brokerProxy between some services and Kafka
     */
    record Targets(List<String> services, List<String> databaseProxies, List<String> mailProxies, String brokerProxy) {
        Targets {
            services = List.copyOf(services);
            databaseProxies = List.copyOf(databaseProxies);
            mailProxies = List.copyOf(mailProxies);
        }

        private String anyProxy(Random random) {
            List<String> all = new ArrayList<>(databaseProxies);
            all.addAll(mailProxies);
            // As often as all others together: it stands for four services.
            all.addAll(Collections.nCopies(all.size(), brokerProxy));
            return any(all, random);
        }
    }

    private static Fault fault(Kind kind, Targets targets, Random random) {
        return switch (kind) {
            case KILL_SERVICE, KILL_SERVICE_AGAIN ->
                new Fault.KillService(any(targets.services(), random), millis(random, 0, 3_000));
            case STOP_SERVICE -> new Fault.StopService(any(targets.services(), random), STANDSTILL);
            case KILL_BROKER -> new Fault.KillBroker(millis(random, 500, 6_000));
            case STOP_DATABASE -> new Fault.StopDatabase(millis(random, 200, 4_000));
            case END_SESSIONS -> new Fault.EndSessions(Duration.ZERO);
            case DELAY ->
                new Fault.Delay(targets.anyProxy(random), millis(random, 20, 250), millis(random, 2_000, 8_000));
            case CUT -> new Fault.Cut(targets.anyProxy(random), millis(random, 500, 6_000));
            case HALF_OPEN -> new Fault.HalfOpen(targets.anyProxy(random), millis(random, 3_000, 15_000));
            case COMMIT_BEFORE ->
                new Fault.CutInCommit(any(targets.databaseProxies(), random), Side.BEFORE, Duration.ofSeconds(3));
            case COMMIT_AFTER ->
                new Fault.CutInCommit(any(targets.databaseProxies(), random), Side.AFTER, Duration.ofSeconds(3));
            case DATA_BEFORE ->
                new Fault.CutAfterData(any(targets.mailProxies(), random), Side.BEFORE, Duration.ofSeconds(6));
            case DATA_AFTER ->
                new Fault.CutAfterData(any(targets.mailProxies(), random), Side.AFTER, Duration.ofSeconds(6));
            case STOP_INBOX -> new Fault.StopInbox(millis(random, 1_000, 8_000));
        };
    }

    private static String any(List<String> names, Random random) {
        return names.get(random.nextInt(names.size()));
    }

    private static Duration millis(Random random, int least, int most) {
        return Duration.ofMillis(random.nextInt(least, most));
    }

    /** The kinds of faults in the order in which they are told. */
    static List<String> kinds() {
        return Arrays.stream(Fault.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .toList();
    }
}
