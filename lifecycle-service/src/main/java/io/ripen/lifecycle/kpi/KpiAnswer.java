package io.ripen.lifecycle.kpi;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ripen.lifecycle.domain.kpi.Measure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.SequencedMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The company's figures.
 *
 * @param zone the zone in which days begin and end
 * @param currency the currency of all costs
 * @param from first day
 * @param to last day
 * @param rows by period, then by what they are split by
 */
@Schema(name = "Kpis")
record KpiAnswer(String zone, String currency, LocalDate from, LocalDate to, List<Row> rows) {
    private static final int MONEY_DIGITS = 2;

    KpiAnswer {
        rows = List.copyOf(rows);
    }

    /**
     * The figures of a group.
     *
     * @param visitors visitors seen for the first time; absent where figures are about owners
     * @param visitorToLead leads by visitors, to 0.0001; absent without visitors
     * @param cost what the campaigns cost; absent where nothing was imported
     * @param handovers handovers that were asked for
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "KpiRow")
    record Row(
            LocalDate period,
            @Nullable String source,
            @Nullable String campaign,
            @Nullable String owner,
            @Nullable Long visitors,
            @Nullable BigDecimal visitorToLead,
            @Nullable BigDecimal cost,
            List<Level> stages,
            long handovers,
            List<Promise> sla,
            List<Reason> reasons) {
        Row {
            stages = List.copyOf(stages);
            sla = List.copyOf(sla);
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * A stage in a period.
     *
     * @param reached leads that entered it for the first time
     * @param entered steps into it
     * @param costEach what each of the leads that reached it cost
     * @param bands the quality of the leads that reached it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "KpiStage")
    record Level(
            String stage,
            long reached,
            long entered,
            @Nullable BigDecimal costEach,
            List<Band> bands) {
        Level {
            bands = List.copyOf(bands);
        }
    }

    /** How many of the leads that reached a stage had a band then, and their share, to 0.0001. */
    @Schema(name = "KpiBand")
    record Band(String band, long leads, BigDecimal share) {}

    /** What sales kept of what it agreed to; the rate to 0.0001. */
    @Schema(name = "KpiSla")
    record Promise(String stage, String clock, long kept, long breached, BigDecimal rate) {}

    /** Why people and timers moved leads into a stage. */
    @Schema(name = "KpiReason")
    record Reason(String stage, String reason, long count) {}

    /** What a query asks for. */
    static final List<Measure> MEASURES = List.of(
            Measure.REACHED,
            Measure.ENTERED,
            Measure.BAND,
            Measure.HANDOVER,
            Measure.SLA_KEPT,
            Measure.SLA_BREACHED,
            Measure.REASON,
            Measure.VISITOR);

    /** The row of a group. */
    static Row row(Group group, Amounts amounts, @Nullable BigDecimal cost, List<String> model, boolean ofOwners) {
        String first = model.getFirst();
        long visitors = amounts.sum(Measure.VISITOR);
        return new Row(
                group.period(),
                group.source(),
                group.campaign(),
                group.owner(),
                ofOwners ? null : visitors,
                ofOwners ? null : Amounts.rate(amounts.sum(Measure.REACHED, first), visitors),
                cost == null ? null : cost.setScale(MONEY_DIGITS, RoundingMode.HALF_UP),
                amounts.stages(model, Measure.REACHED, Measure.ENTERED).stream()
                        .map(stage -> level(stage, amounts, cost))
                        .toList(),
                amounts.sum(Measure.HANDOVER),
                promises(amounts, model),
                amounts.stages(model, Measure.REASON).stream()
                        .flatMap(stage -> amounts.details(Measure.REASON, stage).entrySet().stream()
                                .map(reason -> new Reason(stage, reason.getKey(), reason.getValue())))
                        .toList());
    }

    private static Level level(String stage, Amounts amounts, @Nullable BigDecimal cost) {
        long reached = amounts.sum(Measure.REACHED, stage);
        SequencedMap<String, Long> bands = amounts.details(Measure.BAND, stage);
        return new Level(
                stage,
                reached,
                amounts.sum(Measure.ENTERED, stage),
                cost == null || reached == 0
                        ? null
                        : cost.divide(BigDecimal.valueOf(reached), MONEY_DIGITS, RoundingMode.HALF_UP),
                bands.entrySet().stream()
                        .map(band -> new Band(band.getKey(), band.getValue(), share(band.getValue(), reached)))
                        .toList());
    }

    private static List<Promise> promises(Amounts amounts, List<String> model) {
        return amounts.stages(model, Measure.SLA_KEPT, Measure.SLA_BREACHED).stream()
                .flatMap(stage -> amounts.clocks(stage).stream().map(clock -> {
                    long kept = amounts.sum(Measure.SLA_KEPT, stage, clock);
                    long breached = amounts.sum(Measure.SLA_BREACHED, stage, clock);
                    return new Promise(stage, clock, kept, breached, share(kept, kept + breached));
                }))
                .toList();
    }

    private static BigDecimal share(long part, long whole) {
        BigDecimal share = Amounts.rate(part, whole);
        return share == null ? BigDecimal.ZERO : share;
    }
}
