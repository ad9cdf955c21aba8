package io.ripen.bench.load;

import org.HdrHistogram.Histogram;

/**
 * How long requests took from the moment they were due, in milliseconds.
 *
 * @param p50 half of them took at most this
 * @param p99 99 % took at most this
 * @param p999 99.9 % took at most this
 * @param max the slowest
 */
public record Latency(double p50, double p99, double p999, double max) {
    private static final double NANOS_PER_MS = 1e6;

    /** The figures of a histogram of nanoseconds. */
    public static Latency of(Histogram nanos) {
        return new Latency(
                nanos.getValueAtPercentile(50) / NANOS_PER_MS,
                nanos.getValueAtPercentile(99) / NANOS_PER_MS,
                nanos.getValueAtPercentile(99.9) / NANOS_PER_MS,
                nanos.getMaxValue() / NANOS_PER_MS);
    }
}
