package io.ripen.bench.capacity;

import io.ripen.bench.report.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/** What rates of touchpoints need. Processors are planned to be busy for a part of the time only; nothing else is added. */
final class Demand {
    /** Touchpoints per second. */
    static final List<Integer> RATES = List.of(1_000, 10_000, 100_000, 1_000_000);

    private static final double MICROS = 1e6;
    private static final double SECONDS_PER_DAY = 86_400;
    private static final double BYTES_PER_TERABYTE = 1e12;
    private static final double BITS_PER_GIGABIT = 1e9;
    private static final int LEAST_PARTITIONS = 12;
    private static final int LEAST_INSTANCES = 2;
    private static final List<Figure> BROKER = List.of(
            Figure.INGEST_BROKER_CPU,
            Figure.SCORING_BROKER_CPU,
            Figure.LIFECYCLE_BROKER_CPU,
            Figure.NURTURE_BROKER_CPU);

    private final Figures figures;

    Demand(Figures figures) {
        this.figures = figures;
    }

    private record Service(String name, Figure cpu) {}

    private record Limit(String what, double rate) {}

    /** Processors and processes. */
    String processes() {
        Table table = table();
        for (Service service : List.of(
                new Service("ingest-service", Figure.INGEST_CPU),
                new Service("scoring-service", Figure.SCORING_CPU),
                new Service("lifecycle-service", Figure.LIFECYCLE_CPU),
                new Service("nurture-service", Figure.NURTURE_CPU))) {
            OptionalDouble cpu = figures.value(service.cpu());
            row(table, service.name() + ", busy cores", rate -> cpu.orElse(Double.NaN) * rate / MICROS);
            row(
                    table,
                    service.name() + ", instances",
                    rate -> Math.max(
                            LEAST_INSTANCES,
                            Math.ceil(planned(cpu.orElse(Double.NaN) * rate / MICROS)
                                    / figures.of(Figure.INSTANCE_CORES))));
        }
        return table.text();
    }

    /** Kafka, the databases, disk and network. */
    String servers() {
        Table table = table();
        row(table, "partitions of each topic", this::partitions);
        row(
                table,
                "brokers, by processors",
                rate -> Math.max(
                        figures.of(Figure.REPLICAS),
                        Math.ceil(planned(brokerCpu() * figures.of(Figure.REPLICAS) * rate / MICROS)
                                / figures.of(Figure.BROKER_CORES))));
        row(
                table,
                "topics on disk, TB, all replicas",
                rate -> rate
                        * figures.of(Figure.TOPIC_BYTES)
                        * figures.of(Figure.REPLICAS)
                        * figures.of(Figure.TOPIC_DAYS)
                        * SECONDS_PER_DAY
                        / BYTES_PER_TERABYTE);
        row(table, "into ingest, Gbit/s", rate -> rate * figures.of(Figure.REQUEST_BYTES) * 8 / BITS_PER_GIGABIT);
        // Written once, copied to the other replicas, and read by about as many groups as there are replicas.
        row(
                table,
                "between brokers and services, Gbit/s",
                rate -> rate * figures.of(Figure.TOPIC_BYTES) * 2 * figures.of(Figure.REPLICAS) * 8 / BITS_PER_GIGABIT);
        row(table, "scoring's databases", rate -> shards(Figure.SCORING_DATABASE_CPU, rate));
        row(table, "lifecycle's databases", rate -> shards(Figure.LIFECYCLE_DATABASE_CPU, rate));
        row(table, "nurture's databases", rate -> shards(Figure.NURTURE_DATABASE_CPU, rate));
        row(
                table,
                "databases on disk, TB",
                rate -> rate
                        * figures.of(Figure.DATABASE_BYTES)
                        * figures.of(Figure.DATABASE_DAYS)
                        * SECONDS_PER_DAY
                        / BYTES_PER_TERABYTE);
        return table.text();
    }

    /** How much one of each carries, the first limit first. */
    String limits() {
        List<Limit> limits = new ArrayList<>(List.of(
                new Limit("12 partitions", 12 * figures.of(Figure.LANE_RATE)),
                new Limit("24 partitions", 24 * figures.of(Figure.LANE_RATE)),
                new Limit("1,000 partitions", 1000 * figures.of(Figure.LANE_RATE)),
                new Limit("an instance of ingest-service", carried(Figure.INGEST_CPU, Figure.INSTANCE_CORES)),
                new Limit("an instance of scoring-service", carried(Figure.SCORING_CPU, Figure.INSTANCE_CORES)),
                new Limit("an instance of lifecycle-service", carried(Figure.LIFECYCLE_CPU, Figure.INSTANCE_CORES)),
                new Limit("an instance of nurture-service", carried(Figure.NURTURE_CPU, Figure.INSTANCE_CORES)),
                new Limit("scoring's database", carried(Figure.SCORING_DATABASE_CPU, Figure.DATABASE_CORES)),
                new Limit("lifecycle's database", carried(Figure.LIFECYCLE_DATABASE_CPU, Figure.DATABASE_CORES)),
                new Limit("nurture's database", carried(Figure.NURTURE_DATABASE_CPU, Figure.DATABASE_CORES)),
                new Limit(
                        "as many brokers as replicas",
                        figures.of(Figure.BROKER_CORES) * figures.of(Figure.UTILISATION) * MICROS / brokerCpu())));
        limits.sort(Comparator.comparingDouble(Limit::rate));
        Table table = new Table("one of these", "carries touchpoints/s");
        limits.forEach(limit -> table.row(List.of(limit.what(), number(limit.rate()))));
        return table.text();
    }

    double partitions(double rate) {
        double needed = rate / (figures.of(Figure.LANE_RATE) * figures.of(Figure.UTILISATION));
        return Math.max(LEAST_PARTITIONS, Math.ceil(needed / LEAST_PARTITIONS) * LEAST_PARTITIONS);
    }

    double shards(Figure databaseCpu, double rate) {
        double cores = planned(figures.value(databaseCpu).orElse(Double.NaN) * rate / MICROS);
        return Math.ceil(cores / figures.of(Figure.DATABASE_CORES));
    }

    private double carried(Figure cpu, Figure cores) {
        return figures.of(cores)
                * figures.of(Figure.UTILISATION)
                * MICROS
                / figures.value(cpu).orElse(Double.NaN);
    }

    /** What is not measured yet is left out, so that the page says "at least". */
    private double brokerCpu() {
        return BROKER.stream()
                .mapToDouble(figure -> figures.value(figure).orElse(0))
                .sum();
    }

    private double planned(double busyCores) {
        return busyCores / figures.of(Figure.UTILISATION);
    }

    private static Table table() {
        List<String> heads = new ArrayList<>(List.of("touchpoints/s"));
        RATES.forEach(rate -> heads.add(number(rate)));
        return new Table(heads.toArray(String[]::new));
    }

    private static void row(Table table, String what, DoubleUnaryOperator needed) {
        List<String> cells = new ArrayList<>(List.of(what));
        RATES.forEach(rate -> cells.add(number(needed.applyAsDouble(rate))));
        table.row(cells);
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "not measured";
        }
        return String.format(Locale.ROOT, value < 10 && value != Math.rint(value) ? "%,.2f" : "%,.0f", value);
    }
}
