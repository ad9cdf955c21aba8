package io.ripen.local.live;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The snapshots of the last seconds, from which rates and warnings follow. */
final class Window {
    private static final Duration LENGTH = Duration.ofSeconds(10);
    private static final long GROWTH = 100;
    private static final double MILLIS = 1000.0;

    private final Deque<Snapshot> snapshots = new ArrayDeque<>();

    /** Adds the newest. */
    void add(Snapshot snapshot) {
        snapshots.addLast(snapshot);
        while (snapshots.size() > 2
                && Duration.between(snapshots.getFirst().at(), snapshot.at()).compareTo(LENGTH) > 0) {
            snapshots.removeFirst();
        }
    }

    /** The newest. */
    Snapshot newest() {
        return snapshots.getLast();
    }

    /** How much each counter grew per second. A counter that became smaller has begun anew. */
    Map<String, Double> rates() {
        Map<String, Double> rates = new TreeMap<>();
        newest().counters().keySet().forEach(name -> rates.put(name, grown(name) / seconds()));
        return rates;
    }

    /** What a person should know, a sentence each; nothing if all is well. */
    List<String> warnings() {
        Snapshot now = newest();
        List<String> warnings = new ArrayList<>();
        now.down().forEach(part -> warnings.add(part + " is down: ./ripen logs " + part + " says why"));
        now.stopped().forEach((group, lanes) -> {
            if (lanes > 0) {
                warnings.add("%.0f lanes of %s stopped".formatted(lanes, group));
            }
        });
        now.lag().forEach((group, lag) -> {
            if (lag > 0 && isLong() && handled(group) == 0) {
                warnings.add(String.format(Locale.ROOT, "%s stalls with %,.0f records waiting", group, lag));
            } else if (isLong() && lag - snapshots.getFirst().lag().getOrDefault(group, 0.0) > GROWTH) {
                warnings.add(String.format(Locale.ROOT, "%s falls behind: %,.0f records wait", group, lag));
            }
        });
        if (now.spooled() > 0) {
            warnings.add(String.format(
                    Locale.ROOT, "%,d events are in ingest's spool: Kafka does not take them", now.spooled()));
        }
        if (now.deadLetters() > 0) {
            warnings.add(String.format(Locale.ROOT, "%,d records were given up, see dead letters", now.deadLetters()));
        }
        return warnings;
    }

    private boolean isLong() {
        return seconds() >= LENGTH.toSeconds() / 2.0;
    }

    private double handled(String group) {
        Snapshot first = snapshots.getFirst();
        return newest().records().getOrDefault(group, 0.0) - first.records().getOrDefault(group, 0.0);
    }

    private double grown(String name) {
        double grown = 0;
        Snapshot before = snapshots.getFirst();
        for (Snapshot snapshot : snapshots) {
            double was = before.counters().getOrDefault(name, 0.0);
            double is = snapshot.counters().getOrDefault(name, was);
            grown += is >= was ? is - was : is;
            before = snapshot;
        }
        return grown;
    }

    private double seconds() {
        return Math.max(
                1, Duration.between(snapshots.getFirst().at(), newest().at()).toMillis() / MILLIS);
    }
}
