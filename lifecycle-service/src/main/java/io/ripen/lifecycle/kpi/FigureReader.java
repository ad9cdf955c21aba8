package io.ripen.lifecycle.kpi;

import io.ripen.lifecycle.domain.kpi.Measure;
import io.ripen.lifecycle.http.ErrorCode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads figures: always sums over rows of the asked days, never a look at leads. */
@Singleton
public class FigureReader {
    private static final String PERIOD = """
            case $3::text when 'DAY' then day when 'WEEK' then date_trunc('week', day)::date
              when 'MONTH' then date_trunc('month', day)::date else $1::date end as period""";
    static final String TOTALS = "select " + PERIOD + """
            , measure, stage, detail, null::text as source, null::text as campaign, null::text as owner,
              sum(amount)::bigint as amount
            from figure_total
            where measure = any($4::text[]) and day between $1::date and $2::date
            group by 1, 2, 3, 4 limit $5""";
    static final String FIGURES = "select " + PERIOD + """
            , measure, stage, detail,
              case when $7::boolean then source end as source, case when $8::boolean then campaign end as campaign,
              case when $9::boolean then owner end as owner, sum(amount)::bigint as amount
            from figure
            where measure = any($10::text[]) and day between $1::date and $2::date
              and ($4::text is null or source = $4) and ($5::text is null or campaign = $5)
              and ($6::text is null or owner = $6)
            group by 1, 2, 3, 4, 5, 6, 7 limit $11""";
    /** Whole months are read as sums, what is before and after them day by day. */
    static final String MONTHS = "select " + PERIOD + """
            , measure, stage, detail, case when $6::boolean and $4::text = 'SOURCE' then name end as source,
              case when $6::boolean and $4::text = 'CAMPAIGN' then name end as campaign,
              case when $6::boolean and $4::text = 'OWNER' then name end as owner, sum(amount)::bigint as amount
            from (
              select month as day, measure, stage, detail, name, amount from figure_month
              where measure = any($9::text[]) and dimension = $4::text and month >= $7::date and month < $8::date
              union all
              select day, measure, stage, detail,
                case $4::text when 'SOURCE' then source when 'CAMPAIGN' then campaign else owner end, amount
              from figure where measure = any($9::text[]) and day >= $1::date and day < $7::date
              union all
              select day, measure, stage, detail,
                case $4::text when 'SOURCE' then source when 'CAMPAIGN' then campaign else owner end, amount
              from figure where measure = any($9::text[]) and day >= $8::date and day <= $2::date) as part
            where $5::text is null or name = $5::text
            group by 1, 2, 3, 4, 5, 6, 7 limit $10""";

    private static final String COSTS = "select " + PERIOD + """
            , case when $7::boolean then source end as source, case when $8::boolean then campaign end as campaign,
              null::text as owner, sum(amount) as amount
            from campaign_cost
            where day between $1::date and $2::date
              and ($4::text is null or source = $4) and ($5::text is null or campaign = $5)
              and $6::text is null and not $9::boolean
            group by 1, 2, 3""";

    private final Pool pool;
    private final int mostRows;

    @Inject
    FigureReader(Pool pool, KpiConfig config) {
        this.pool = pool;
        this.mostRows = config.maxRows();
    }

    /** The figures of some measures, by group, in the groups' order. */
    public Uni<SortedMap<Group, Amounts>> figures(Question question, Collection<Measure> measures) {
        String[] words = measures.stream().map(Measure::word).toArray(String[]::new);
        Optional<Question.Dimension> ofMonths = question.ofMonths();
        Tuple asked = ofMonths.map(question::monthParameters)
                .orElseGet(() -> question.isOfTotals() ? question.days() : question.parameters());
        String perDay = question.isOfTotals() ? TOTALS : FIGURES;
        return pool.preparedQuery(ofMonths.isPresent() ? MONTHS : perDay)
                .execute(asked.addArrayOfString(words).addInteger(mostRows + 1))
                .map(rows -> {
                    if (rows.size() > mostRows) {
                        throw ErrorCode.INVALID_PARAMETER.problem(
                                "by",
                                "the answer would be too large; ask for fewer days, a longer period or less detail");
                    }
                    SortedMap<Group, Amounts> groups = new TreeMap<>();
                    for (Row row : rows) {
                        if (row.getLong("amount") == 0) {
                            // What was counted was taken back.
                            continue;
                        }
                        groups.computeIfAbsent(group(row), group -> new Amounts())
                                .add(
                                        Measure.ofWord(row.getString("measure")),
                                        new Amounts.Amount(
                                                row.getString("stage"),
                                                row.getString("detail"),
                                                row.getLong("amount")));
                    }
                    return groups;
                });
    }

    /** What campaigns cost, by group; nothing where owners matter. */
    Uni<SortedMap<Group, BigDecimal>> costs(Question question) {
        return pool.preparedQuery(COSTS).execute(question.parameters()).map(rows -> {
            SortedMap<Group, BigDecimal> costs = new TreeMap<>();
            for (Row row : rows) {
                costs.put(group(row), row.getBigDecimal("amount"));
            }
            return costs;
        });
    }

    private static Group group(Row row) {
        return new Group(
                row.getLocalDate("period"), row.getString("source"), row.getString("campaign"), row.getString("owner"));
    }
}
