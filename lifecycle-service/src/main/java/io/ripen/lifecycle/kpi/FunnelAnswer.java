package io.ripen.lifecycle.kpi;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ripen.lifecycle.domain.StageModel;
import io.ripen.lifecycle.domain.kpi.Measure;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How many leads stand where, and how many go on.
 *
 * @param zone the zone in which days begin and end
 * @param rows by period, then by what they are split by
 */
@Schema(name = "Funnel")
record FunnelAnswer(String zone, List<Row> rows) {
    FunnelAnswer {
        rows = List.copyOf(rows);
    }

    /**
     * The funnel of a group.
     *
     * @param period the first day of the period; {@code ever} where it has none
     * @param visitors visitors seen for the first time; absent where figures are about owners
     * @param visitorToLead leads by visitors, to 0.0001; absent without visitors
     * @param stages every stage of the model, in order
     * @param conversions every way from a stage to the next that the model allows, in the order of the stages entered
     * @param cohorts for the leads that reached a stage in the period, how many reached another one later, whenever that
     *     was
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "FunnelRow")
    record Row(
            @Schema(examples = "2026-03-02") String period,
            @Nullable String source,
            @Nullable String campaign,
            @Nullable String owner,
            @Nullable Long visitors,
            @Nullable BigDecimal visitorToLead,
            List<Level> stages,
            List<Conversion> conversions,
            List<Cohort> cohorts) {
        Row {
            stages = List.copyOf(stages);
            conversions = List.copyOf(conversions);
            cohorts = List.copyOf(cohorts);
        }
    }

    /**
     * A stage in numbers.
     *
     * @param stage the stage's name
     * @param leads entries less departures: over all days, how many are in it now
     * @param entered how many times it was entered
     * @param reached how many leads entered it for the first time
     */
    @Schema(name = "FunnelStage")
    record Level(String stage, long leads, long entered, long reached) {}

    /**
     * A way between two stages in numbers.
     *
     * @param moves how many times leads took it
     * @param rate {@code moves} by how many times {@code from} was entered, to 0.0001; absent while nobody was there
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "FunnelConversion")
    record Conversion(
            String from, String to, long moves, @Nullable BigDecimal rate) {}

    /**
     * What became of the leads that reached a stage.
     *
     * @param leads how many did
     * @param converted how many of them reached {@code to} later
     * @param rate {@code converted} by {@code leads}, to 0.0001
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "FunnelCohort")
    record Cohort(
            String from,
            String to,
            long leads,
            long converted,
            @Nullable BigDecimal rate) {}

    /** What a query asks for. */
    static final List<Measure> MEASURES =
            List.of(Measure.ENTERED, Measure.LEFT, Measure.REACHED, Measure.MOVED, Measure.CONVERTED, Measure.VISITOR);

    /** The row of a group. */
    static Row row(Group group, Amounts amounts, StageModel model, boolean ofOwners) {
        List<String> names = model.stageNames();
        long visitors = amounts.sum(Measure.VISITOR);
        return new Row(
                group.name(),
                group.source(),
                group.campaign(),
                group.owner(),
                ofOwners ? null : visitors,
                ofOwners ? null : Amounts.rate(amounts.sum(Measure.REACHED, names.getFirst()), visitors),
                amounts.stages(names, Measure.ENTERED, Measure.LEFT).stream()
                        .map(stage -> new Level(
                                stage,
                                amounts.sum(Measure.ENTERED, stage) - amounts.sum(Measure.LEFT, stage),
                                amounts.sum(Measure.ENTERED, stage),
                                amounts.sum(Measure.REACHED, stage)))
                        .toList(),
                model.stages().stream()
                        .flatMap(stage -> model.origins(stage.name()).stream()
                                .map(from -> conversion(from, stage.name(), amounts)))
                        .toList(),
                amounts.stages(names, Measure.CONVERTED).stream()
                        .flatMap(from -> amounts.details(Measure.CONVERTED, from).entrySet().stream()
                                .map(to -> cohort(from, to.getKey(), to.getValue(), amounts)))
                        .toList());
    }

    private static Conversion conversion(String from, String to, Amounts amounts) {
        long moves = amounts.sum(Measure.MOVED, from, to);
        return new Conversion(from, to, moves, Amounts.rate(moves, amounts.sum(Measure.ENTERED, from)));
    }

    private static Cohort cohort(String from, String to, long converted, Amounts amounts) {
        long leads = amounts.sum(Measure.REACHED, from);
        return new Cohort(from, to, leads, converted, Amounts.rate(converted, leads));
    }
}
