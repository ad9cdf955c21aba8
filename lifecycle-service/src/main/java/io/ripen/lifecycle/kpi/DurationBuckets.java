package io.ripen.lifecycle.kpi;

import com.datadoghq.sketch.ddsketch.mapping.IndexMapping;
import com.datadoghq.sketch.ddsketch.mapping.LogarithmicMapping;
import java.time.Duration;
import java.util.SequencedMap;

/**
 * The buckets of DDSketch (Masson, Rim, Lee: DDSketch, VLDB 2019): counts of times per bucket can be added, whatever lane,
 * day or campaign they come from, and any quantile of the sum is exact to one per cent. The mapping is part of the stored
 * figures and must never change.
 */
final class DurationBuckets {
    /** Bound of the relative error. */
    static final double ACCURACY = 0.01;

    private static final IndexMapping MAPPING = new LogarithmicMapping(ACCURACY);
    private static final double SHORTEST_SECONDS = 1;

    private DurationBuckets() {}

    /** The bucket of a time; less than a second counts as one. */
    static int bucket(Duration time) {
        return MAPPING.index(Math.max(SHORTEST_SECONDS, time.toMillis() / 1000d));
    }

    /**
     * A quantile, in seconds: of n times the one in place {@code ceil(share × n)}.
     *
     * @param counts how many times each bucket has, in the order of the buckets; at least one
     * @param share above 0, up to 1; 0.5 is the median
     */
    static long seconds(SequencedMap<Integer, Long> counts, double share) {
        long total = counts.values().stream().mapToLong(Long::longValue).sum();
        long place = Math.max(1, (long) Math.ceil(share * total));
        long passed = 0;
        for (var bucket : counts.entrySet()) {
            passed += bucket.getValue();
            if (passed >= place) {
                return Math.round(MAPPING.value(bucket.getKey()));
            }
        }
        throw new IllegalArgumentException("a quantile of no times");
    }
}
