package io.ripen.lifecycle.demand;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ripen.lifecycle.domain.kpi.Measure;
import io.ripen.lifecycle.kpi.Amounts;
import io.ripen.lifecycle.kpi.FigureCsv;
import io.ripen.lifecycle.kpi.Group;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What people read, watch and attend.
 *
 * @param zone the zone in which days begin and end
 * @param rows by period, then by what they are split by
 */
@Schema(name = "Content")
record ContentAnswer(String zone, LocalDate from, LocalDate to, List<Row> rows) {
    /** What a query of content asks for. */
    static final List<Measure> CONTENT = List.of(Measure.ASSET, Measure.TOPIC, Measure.PHASE);

    /** What a query of events asks for. */
    static final List<Measure> EVENTS = List.of(Measure.EVENT);

    ContentAnswer {
        rows = List.copyOf(rows);
    }

    /** The uses of a group, the most used first. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ContentRow")
    record Row(
            LocalDate period,
            @Nullable String source,
            @Nullable String campaign,
            List<Use> uses) {
        Row {
            uses = List.copyOf(uses);
        }
    }

    /**
     * How often something was used.
     *
     * @param what asset, topic, phase or event
     * @param type of an asset its type, of an event webinar-registered, webinar-attended or event-visit
     * @param name the asset's id, the topic, the phase or the event
     * @param count how often
     */
    @Schema(name = "ContentUse")
    record Use(String what, String type, String name, long count) {}

    static Row row(Group group, Amounts amounts, List<Measure> measures) {
        List<Use> uses = measures.stream()
                .flatMap(measure -> amounts.all(measure).stream()
                        .map(amount -> new Use(measure.word(), amount.stage(), amount.detail(), amount.value()))
                        .sorted(Comparator.comparingLong(Use::count)
                                .reversed()
                                .thenComparing(Use::name)
                                .thenComparing(Use::type)))
                .toList();
        return new Row(group.period(), group.source(), group.campaign(), uses);
    }

    Stream<FigureCsv.Line> lines() {
        return rows.stream()
                .flatMap(row -> row.uses().stream()
                        .map(use -> new FigureCsv.Line(
                                row.period().toString(),
                                row.source(),
                                row.campaign(),
                                null,
                                use.what(),
                                use.type(),
                                use.name(),
                                use.count())));
    }
}
