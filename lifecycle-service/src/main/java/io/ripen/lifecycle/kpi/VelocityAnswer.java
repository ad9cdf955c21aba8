package io.ripen.lifecycle.kpi;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ripen.lifecycle.domain.kpi.Measure;
import java.time.LocalDate;
import java.util.List;
import java.util.SequencedMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How fast leads go on. Times are exact to one per cent.
 *
 * @param zone the zone in which days begin and end
 * @param from first day
 * @param to last day
 * @param rows by period, then by what they are split by
 */
@Schema(name = "Velocity")
record VelocityAnswer(String zone, LocalDate from, LocalDate to, List<Row> rows) {
    private static final double MEDIAN = 0.5;
    private static final double MOST = 0.9;

    VelocityAnswer {
        rows = List.copyOf(rows);
    }

    /** The times of a group. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "VelocityRow")
    record Row(
            LocalDate period,
            @Nullable String source,
            @Nullable String campaign,
            @Nullable String owner,
            List<Pace> stages) {
        Row {
            stages = List.copyOf(stages);
        }
    }

    /**
     * The times of a stage.
     *
     * @param stays how many leads left the stage in the period
     * @param medianSeconds half of them had been in it no longer than this
     * @param p90Seconds nine out of ten had been in it no longer than this
     * @param arrivals how many leads reached the stage for the first time in the period, after another one
     * @param medianAgeSeconds half of them had been leads no longer than this
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "VelocityStage")
    record Pace(
            String stage,
            long stays,
            @Nullable Long medianSeconds,
            @Nullable Long p90Seconds,
            long arrivals,
            @Nullable Long medianAgeSeconds) {}

    /** What a query asks for. */
    static final List<Measure> MEASURES = List.of(Measure.STAY, Measure.AGE);

    /** The row of a group. */
    static Row row(Group group, Amounts amounts, List<String> model) {
        return new Row(
                group.period(),
                group.source(),
                group.campaign(),
                group.owner(),
                amounts.stages(model, Measure.STAY, Measure.AGE).stream()
                        .map(stage -> pace(stage, amounts))
                        .toList());
    }

    private static Pace pace(String stage, Amounts amounts) {
        SequencedMap<Integer, Long> stays = amounts.buckets(Measure.STAY, stage);
        SequencedMap<Integer, Long> ages = amounts.buckets(Measure.AGE, stage);
        return new Pace(
                stage,
                amounts.sum(Measure.STAY, stage),
                quantile(stays, MEDIAN),
                quantile(stays, MOST),
                amounts.sum(Measure.AGE, stage),
                quantile(ages, MEDIAN));
    }

    private static @Nullable Long quantile(SequencedMap<Integer, Long> counts, double share) {
        return counts.isEmpty() ? null : DurationBuckets.seconds(counts, share);
    }
}
