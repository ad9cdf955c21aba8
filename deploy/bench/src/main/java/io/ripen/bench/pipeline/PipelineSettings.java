package io.ripen.bench.pipeline;

import java.util.List;

/**
 * How much is measured, and how.
 *
 * @param instances how many of scoring-, lifecycle- and nurture-service each run, one measurement after the other
 * @param rounds how often everything is measured, each time with an empty broker and database
 * @param leads how many are known before the measurements begin
 * @param touchpoints how many go through all services as fast as they can
 * @param warmUp how many go before that, until the JVMs have compiled what runs often
 * @param rate touchpoints per second while latency is measured
 * @param seconds how long latency is measured; the warm-up before is twice as long: single touchpoints take other ways
 *     through the code than a backlog does
 */
record PipelineSettings(
        List<Integer> instances, int rounds, int leads, int touchpoints, int warmUp, int rate, int seconds) {
    /** The same for all services; everything else is the JVM's default. */
    static final List<String> JVM_FLAGS =
            List.of("-Xms256m", "-Xmx512m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED");

    private static final int MOST_INSTANCES = 4;

    PipelineSettings {
        instances = List.copyOf(instances);
        if (instances.isEmpty() || instances.stream().anyMatch(number -> number < 1 || number > MOST_INSTANCES)) {
            throw new IllegalArgumentException("1 to " + MOST_INSTANCES + " instances of each service are possible");
        }
        if (rounds < 1 || leads < 100 || touchpoints < 1_000 || warmUp < 1_000 || rate < 1 || seconds < 2) {
            throw new IllegalArgumentException(
                    "at least 1 round, 100 leads, 1,000 touchpoints of each kind, 1 touchpoint per second and 2 seconds are needed");
        }
    }

    int warmUpSeconds() {
        return 2 * seconds;
    }
}
