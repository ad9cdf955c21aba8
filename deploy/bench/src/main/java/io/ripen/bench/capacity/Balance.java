package io.ripen.bench.capacity;

import io.ripen.bench.report.Table;
import io.ripen.lanes.kafka.Partitions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/**
 * How evenly a load spreads over partitions, instances and databases, with the hashing of real keys and the assignment that
 * Kafka's own class makes. Lead <i>k</i> is active in proportion to <i>k</i> to the power of minus an exponent: at 0.5, as
 * the benchmark of scoring has it, the busiest of a million makes a two-thousandth of the load, at 1 a fourteenth.
 */
final class Balance {
    private static final List<Double> EXPONENTS = List.of(0.5, 0.8, 1.0);
    private static final List<Integer> PARTITIONS = List.of(12, 120, 1000);

    private final double[] byExponent;
    private final List<String> keys;

    /**
     * A load.
     *
     * @param seed makes the ids of the leads
     * @param leads how many there are
     */
    Balance(long seed, int leads) {
        Random random = new Random(seed);
        this.keys = new ArrayList<>(leads);
        for (int lead = 0; lead < leads; lead++) {
            keys.add(new UUID(random.nextLong(), random.nextLong()).toString());
        }
        this.byExponent = EXPONENTS.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The table of the page. */
    String table() {
        Table table = new Table("partitions, instances, databases", "exponent 0.5", "exponent 0.8", "exponent 1.0");
        for (int partitions : PARTITIONS) {
            int instances = Math.max(2, partitions / 25);
            int databases = Math.max(2, partitions / 60);
            List<String> cells = new ArrayList<>(List.of(partitions + ", " + instances + ", " + databases));
            for (double exponent : byExponent) {
                double[] load = load(partitions, exponent);
                cells.add(String.format(
                        Locale.ROOT,
                        "%.2f, %.2f, %.2f",
                        skew(load),
                        skew(ofInstances(load, instances)),
                        skew(ofDatabases(load, databases))));
            }
            table.row(cells);
        }
        return table.text();
    }

    /** The share of each partition, all together 1. */
    double[] load(int partitions, double exponent) {
        double[] load = new double[partitions];
        for (int lead = 0; lead < keys.size(); lead++) {
            load[Partitions.of(keys.get(lead), partitions)] += Math.pow(lead + 1.0, -exponent);
        }
        double all = Arrays.stream(load).sum();
        return Arrays.stream(load).map(share -> share / all).toArray();
    }

    double[] ofInstances(double[] load, int instances) {
        List<List<Integer>> owned = Assignment.range(load.length, instances);
        return owned.stream()
                .mapToDouble(mine ->
                        mine.stream().mapToDouble(partition -> load[partition]).sum())
                .toArray();
    }

    /** Lanes in turn: neighbours lie in different databases. */
    double[] ofDatabases(double[] load, int databases) {
        double[] shares = new double[databases];
        for (int partition = 0; partition < load.length; partition++) {
            shares[partition % databases] += load[partition];
        }
        return shares;
    }

    /** The largest share over the mean one. */
    static double skew(double[] shares) {
        double most = Arrays.stream(shares).max().orElse(0);
        return most / (Arrays.stream(shares).sum() / shares.length);
    }
}
