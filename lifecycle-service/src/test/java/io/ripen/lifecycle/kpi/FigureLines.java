package io.ripen.lifecycle.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * Figures by their names, read from an answer or computed from facts. Those of no amount are left out.
 *
 * @param lines values by period, source, campaign, owner, figure, stage and detail
 */
record FigureLines(SortedMap<String, BigDecimal> lines) {
    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);
    /** Ways that the shipped model allows: the funnel has no others. */
    private static final List<String> WAYS = List.of("LEAD>MQL", "MQL>SAL", "SAL>SQL", "SQL>OPPORTUNITY");

    /** A question; it always splits by source. */
    record Query(String period, String by) {
        Map<String, String> parameters() {
            return Map.of("from", FROM.toString(), "to", "2026-12-31", "period", period, "by", by);
        }

        private String group(LogFigures.Fact fact) {
            String first = switch (period) {
                case "day" -> fact.day().toString();
                case "week" ->
                    fact.day()
                            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                            .toString();
                case "month" -> fact.day().withDayOfMonth(1).toString();
                default -> FROM.toString();
            };
            return String.join(
                    "|",
                    first,
                    fact.source(),
                    by.contains("campaign") ? fact.campaign() : "",
                    by.contains("owner") ? fact.owner() : "");
        }
    }

    static FigureLines read(String csv, String run) {
        SortedMap<String, BigDecimal> lines = new TreeMap<>();
        try (var parser = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(csv))) {
            for (CSVRecord row : parser) {
                BigDecimal value = new BigDecimal(row.get("value"));
                if (row.get("source").startsWith(run) && value.signum() != 0 && isKnownWay(row)) {
                    String key = String.join(
                            "|",
                            row.get("period"),
                            row.get("source"),
                            row.get("campaign"),
                            row.get("owner"),
                            row.get("figure"),
                            row.get("stage"),
                            row.get("detail"));
                    assertThat(lines.put(key, value))
                            .as("second line of " + key)
                            .isNull();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FigureLines(lines);
    }

    private static boolean isKnownWay(CSVRecord row) {
        return !row.get("figure").startsWith("move") || WAYS.contains(row.get("stage") + ">" + row.get("detail"));
    }

    static FigureLines computed(String path, Query query, List<LogFigures.Fact> facts) {
        SortedMap<String, BigDecimal> lines = new TreeMap<>();
        Map<String, List<LogFigures.Fact>> groups = facts.stream().collect(Collectors.groupingBy(query::group));
        groups.forEach((group, ofGroup) -> {
            Sums sums = new Sums(group, ofGroup, lines);
            switch (path) {
                case "/v1/kpis" -> sums.kpis();
                case "/v1/funnel" -> sums.funnel();
                default -> sums.velocity();
            }
        });
        lines.values().removeIf(value -> value.signum() == 0);
        return new FigureLines(lines);
    }

    /** The same lines with the same values; times to one per cent, and half a second of rounding. */
    void assertSame(FigureLines other) {
        assertThat(other.lines().keySet()).isEqualTo(lines.keySet());
        lines.forEach((key, expected) -> {
            double actual = other.lines().getOrDefault(key, BigDecimal.ZERO).doubleValue();
            double tolerance = key.contains("-seconds|") ? 0.01 * expected.doubleValue() + 0.51 : 0;
            assertThat(actual)
                    .as(key)
                    .isCloseTo(expected.doubleValue(), org.assertj.core.api.Assertions.within(tolerance));
        });
    }

    /** Adds up the facts of one group. */
    private record Sums(String group, List<LogFigures.Fact> facts, SortedMap<String, BigDecimal> lines) {
        void kpis() {
            counts("reached");
            counts("entered");
            counts("handovers");
            counts("reason");
            counts("band").forEach((key, leads) -> put("band-share", key, rate(leads, count("reached", stage(key)))));
            Map<String, Long> kept = counts("sla-kept");
            Map<String, Long> breached = counts("sla-breached");
            kept.forEach((key, count) -> put("sla-rate", key, rate(count, count + breached.getOrDefault(key, 0L))));
        }

        void funnel() {
            counts("reached");
            counts("entered")
                    .forEach((key, entered) ->
                            put("leads", key, BigDecimal.valueOf(entered - count("left", stage(key)))));
            facts.stream()
                    .filter(fact -> fact.figure().equals("left") && count("entered", fact.stage()) == 0)
                    .map(LogFigures.Fact::stage)
                    .distinct()
                    .forEach(stage -> put("leads", stage + "|", BigDecimal.valueOf(-count("left", stage))));
            counts("converted")
                    .forEach((key, count) -> put("conversion-rate", key, rate(count, count("reached", stage(key)))));
            Map<String, Long> moves = by("moves");
            moves.forEach((key, count) -> {
                if (WAYS.contains(key.replace('|', '>'))) {
                    put("moves", key, BigDecimal.valueOf(count));
                    put("move-rate", key, rate(count, count("entered", stage(key))));
                }
            });
        }

        void velocity() {
            counts("stays");
            counts("arrivals");
            by("stays").keySet().forEach(key -> {
                put("median-seconds", key, quantile("stays", key, 0.5));
                put("p90-seconds", key, quantile("stays", key, 0.9));
            });
            by("arrivals").keySet().forEach(key -> put("median-age-seconds", key, quantile("arrivals", key, 0.5)));
        }

        private Map<String, Long> counts(String figure) {
            Map<String, Long> counts = by(figure);
            counts.forEach((key, count) -> put(figure, key, BigDecimal.valueOf(count)));
            return counts;
        }

        private Map<String, Long> by(String figure) {
            Function<LogFigures.Fact, String> key = fact -> fact.stage() + "|" + fact.detail();
            return facts.stream()
                    .filter(fact -> fact.figure().equals(figure))
                    .collect(Collectors.groupingBy(key, Collectors.counting()));
        }

        private long count(String figure, String stage) {
            return facts.stream()
                    .filter(fact -> fact.figure().equals(figure) && fact.stage().equals(stage))
                    .count();
        }

        private BigDecimal quantile(String figure, String key, double share) {
            List<Double> sorted = facts.stream()
                    .filter(fact -> fact.figure().equals(figure) && (fact.stage() + "|").equals(key))
                    .map(fact ->
                            Math.max(1, fact.time() == null ? 0 : fact.time().toMillis() / 1000d))
                    .sorted()
                    .toList();
            return BigDecimal.valueOf(sorted.get((int) Math.ceil(share * sorted.size()) - 1));
        }

        private void put(String figure, String key, BigDecimal value) {
            lines.put(group + "|" + figure + "|" + key, value);
        }

        private static String stage(String key) {
            return key.substring(0, key.indexOf('|'));
        }

        private static BigDecimal rate(long part, long whole) {
            return whole == 0
                    ? BigDecimal.ZERO
                    : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 4, RoundingMode.HALF_UP);
        }
    }
}
