package io.ripen.bench.ingest;

import io.ripen.bench.load.Pace;
import io.ripen.bench.load.Phase;
import java.util.List;

/**
 * What is sent.
 *
 * @param title its name in tables
 * @param eventsPerRequest 1, or an array of so many
 * @param connections how many requests may be under way
 * @param eventsPerSecond fixed arrival rate of the open loop
 */
record Workload(String title, int eventsPerRequest, int connections, int eventsPerSecond) {
    static final int BATCH = 100;
    static final String WARM_UP = "warm-up";
    static final String MOST = "most";
    static final String FIXED_RATE = "fixed-rate";

    List<Phase> phases(IngestSettings settings) {
        return List.of(
                new Phase(WARM_UP, new Pace.Closed(), settings.warmUpSeconds()),
                new Phase(MOST, new Pace.Closed(), settings.seconds()),
                new Phase(FIXED_RATE, new Pace.Open((double) eventsPerSecond / eventsPerRequest), settings.seconds()));
    }
}
