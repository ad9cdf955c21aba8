package io.ripen.bench.ingest;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How much is measured, and how.
 *
 * @param rounds how often each contender is measured
 * @param seconds length of each measurement
 * @param warmUpSeconds load before each measurement that does not count
 * @param connections open connections for single events; batches use an eighth, because each is a hundred events
 * @param singleRate fixed arrival rate of single events, in events per second
 * @param batchRate fixed arrival rate in batches, in events per second
 * @param batches whether batches are measured too, and not single events alone
 * @param contenders who is measured
 * @param profile whether each contender's run is recorded with JFR
 */
record IngestSettings(
        int rounds,
        int seconds,
        int warmUpSeconds,
        int connections,
        int singleRate,
        int batchRate,
        boolean batches,
        List<Contender> contenders,
        boolean profile) {
    /** The heap is fixed and the collector is the one for few cores; everything else is the JVM's default. */
    static final List<String> JVM_FLAGS =
            List.of("-Xms512m", "-Xmx512m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED");

    IngestSettings {
        contenders = List.copyOf(contenders);
    }

    /** Who is measured in a round; each begins with another contender, because what comes later meets a busier disk. */
    List<Contender> orderOf(int round) {
        List<Contender> earnest = contenders.stream()
                .filter(contender -> contender != Contender.NOTHING)
                .toList();
        return IntStream.range(0, earnest.size())
                .mapToObj(i -> earnest.get((i + round) % earnest.size()))
                .toList();
    }

    List<Workload> workloads() {
        Workload single = new Workload("single events", 1, connections, singleRate);
        Workload hundred =
                new Workload("batches of " + Workload.BATCH, Workload.BATCH, Math.max(1, connections / 8), batchRate);
        return batches ? List.of(single, hundred) : List.of(single);
    }
}
