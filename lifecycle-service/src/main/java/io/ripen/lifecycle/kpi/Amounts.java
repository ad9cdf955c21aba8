package io.ripen.lifecycle.kpi;

import io.ripen.lifecycle.domain.kpi.Measure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The figures of one group. */
public final class Amounts {
    private static final int RATE_DIGITS = 4;

    private final Map<Measure, List<Amount>> byMeasure = new EnumMap<>(Measure.class);

    /** A figure, summed up. */
    public record Amount(String stage, String detail, long value) {}

    void add(Measure measure, Amount amount) {
        byMeasure.computeIfAbsent(measure, each -> new ArrayList<>()).add(amount);
    }

    /** The figures of a measure. */
    public List<Amount> all(Measure measure) {
        return byMeasure.getOrDefault(measure, List.of());
    }

    long sum(Measure measure) {
        return all(measure).stream().mapToLong(Amount::value).sum();
    }

    long sum(Measure measure, String stage) {
        return all(measure).stream()
                .filter(amount -> amount.stage().equals(stage))
                .mapToLong(Amount::value)
                .sum();
    }

    long sum(Measure measure, String stage, String detail) {
        return all(measure).stream()
                .filter(amount ->
                        amount.stage().equals(stage) && amount.detail().equals(detail))
                .mapToLong(Amount::value)
                .sum();
    }

    /** The sums of a stage, by detail, in the order of the details. */
    SequencedMap<String, Long> details(Measure measure, String stage) {
        TreeMap<String, Long> sums = new TreeMap<>();
        all(measure).stream()
                .filter(amount -> amount.stage().equals(stage))
                .forEach(amount -> sums.merge(amount.detail(), amount.value(), Long::sum));
        return sums;
    }

    /** The clocks of a stage, in order. */
    SequencedSet<String> clocks(String stage) {
        TreeSet<String> clocks = new TreeSet<>(details(Measure.SLA_KEPT, stage).keySet());
        clocks.addAll(details(Measure.SLA_BREACHED, stage).keySet());
        return clocks;
    }

    /** The times of a stage, by bucket. */
    SequencedMap<Integer, Long> buckets(Measure measure, String stage) {
        TreeMap<Integer, Long> counts = new TreeMap<>();
        details(measure, stage).forEach((bucket, count) -> counts.put(Integer.valueOf(bucket), count));
        return counts;
    }

    /** The stages of the model in its order, and after them those that other models had. */
    SequencedSet<String> stages(Collection<String> ofModel, Measure... measures) {
        SequencedSet<String> stages = new LinkedHashSet<>(ofModel);
        TreeSet<String> others = new TreeSet<>();
        for (Measure measure : measures) {
            all(measure).forEach(amount -> others.add(amount.stage()));
        }
        stages.addAll(others);
        return stages;
    }

    /** A share to 0.0001; absent where the whole is nothing. */
    static @Nullable BigDecimal rate(long part, long whole) {
        return whole == 0
                ? null
                : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), RATE_DIGITS, RoundingMode.HALF_UP);
    }
}
