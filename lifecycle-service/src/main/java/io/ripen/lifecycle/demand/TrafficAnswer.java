package io.ripen.lifecycle.demand;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ripen.lifecycle.domain.kpi.Measure;
import io.ripen.lifecycle.kpi.Amounts;
import io.ripen.lifecycle.kpi.FigureCsv;
import io.ripen.lifecycle.kpi.Group;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Where visitors come from.
 *
 * @param zone the zone in which days begin and end
 * @param rows by period, then by what they are split by
 */
@Schema(name = "Traffic")
record TrafficAnswer(String zone, LocalDate from, LocalDate to, List<Row> rows) {
    /** What a query asks for. */
    static final List<Measure> MEASURES = List.of(Measure.VISITOR, Measure.VISIT, Measure.TOUCHPOINT);

    TrafficAnswer {
        rows = List.copyOf(rows);
    }

    /** The traffic of a group, the channel with the most visits first. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "TrafficRow")
    record Row(
            LocalDate period,
            @Nullable String source,
            @Nullable String campaign,
            List<Channel> channels) {
        Row {
            channels = List.copyOf(channels);
        }
    }

    /**
     * A channel.
     *
     * @param channel for example organic-search
     * @param referrer the referring site; empty where there is none
     * @param visitors visitors seen for the first time
     * @param visits visits
     * @param touchpoints touchpoints within these visits
     */
    @Schema(name = "TrafficChannel")
    record Channel(String channel, String referrer, long visitors, long visits, long touchpoints) {}

    static Row row(Group group, Amounts amounts) {
        Map<List<String>, long[]> sums = new TreeMap<>(
                Comparator.<List<String>, String>comparing(List::getFirst).thenComparing(List::getLast));
        for (int place = 0; place < MEASURES.size(); place++) {
            for (Amounts.Amount amount : amounts.all(MEASURES.get(place))) {
                sums.computeIfAbsent(List.of(amount.detail(), amount.stage()), key -> new long[MEASURES.size()])[
                                place] +=
                        amount.value();
            }
        }
        List<Channel> channels = sums.entrySet().stream()
                .map(sum -> new Channel(
                        sum.getKey().getFirst(),
                        sum.getKey().getLast(),
                        sum.getValue()[0],
                        sum.getValue()[1],
                        sum.getValue()[2]))
                .sorted(Comparator.comparingLong(Channel::visits).reversed())
                .toList();
        return new Row(group.period(), group.source(), group.campaign(), channels);
    }

    Stream<FigureCsv.Line> lines() {
        return rows.stream()
                .flatMap(row -> row.channels().stream()
                        .flatMap(channel -> Stream.of(
                                line(row, "visitors", channel, channel.visitors()),
                                line(row, "visits", channel, channel.visits()),
                                line(row, "touchpoints", channel, channel.touchpoints()))));
    }

    private static FigureCsv.Line line(Row row, String figure, Channel channel, long value) {
        return new FigureCsv.Line(
                row.period().toString(),
                row.source(),
                row.campaign(),
                null,
                figure,
                channel.channel(),
                channel.referrer(),
                value);
    }
}
