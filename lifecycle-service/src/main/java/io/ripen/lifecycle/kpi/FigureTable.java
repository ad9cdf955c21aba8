package io.ripen.lifecycle.kpi;

import io.ripen.lanes.postgres.Columns;
import io.ripen.lifecycle.domain.kpi.FigureKey;
import io.ripen.lifecycle.domain.kpi.Increment;
import io.ripen.lifecycle.kpi.Question.Dimension;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The lanes' side of the figures: one statement per table and batch, rows in key order, each lane its own rows. Every figure
 * is added to its total too, which answers questions that nobody splits, and to the sums of its month by source, campaign and
 * owner, which answer those that are split by one of them.
 */
@Singleton
public class FigureTable {
    private static final String ADD = """
            insert into figure as f (measure, day, stage, detail, source, campaign, owner, partition, amount)
            select i.measure, i.day, i.stage, i.detail, i.source, i.campaign, i.owner, $1, i.amount
            from unnest($2::text[], $3::date[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::bigint[])
              as i (measure, day, stage, detail, source, campaign, owner, amount)
            on conflict (measure, day, stage, detail, source, campaign, owner, partition)
              do update set amount = f.amount + excluded.amount""";
    private static final String ADD_TOTALS = """
            insert into figure_total as f (measure, day, stage, detail, partition, amount)
            select i.measure, i.day, i.stage, i.detail, $1, i.amount
            from unnest($2::text[], $3::date[], $4::text[], $5::text[], $6::bigint[])
              as i (measure, day, stage, detail, amount)
            on conflict (measure, day, stage, detail, partition) do update set amount = f.amount + excluded.amount""";
    private static final String ADD_MONTHS = """
            insert into figure_month as f (measure, dimension, name, month, stage, detail, partition, amount)
            select i.measure, i.dimension, i.name, i.month, i.stage, i.detail, $1, i.amount
            from unnest($2::text[], $3::text[], $4::text[], $5::date[], $6::text[], $7::text[], $8::bigint[])
              as i (measure, dimension, name, month, stage, detail, amount)
            on conflict (measure, dimension, month, stage, detail, name, partition)
              do update set amount = f.amount + excluded.amount""";

    /** Adds what a lane's batch counted. */
    public Uni<Void> add(SqlConnection transaction, int partition, Collection<Increment> increments) {
        if (increments.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        SortedMap<FigureKey, Long> sums = new TreeMap<>();
        SortedMap<FigureKey, Long> totals = new TreeMap<>();
        SortedMap<MonthKey, Long> months = new TreeMap<>();
        for (Increment increment : increments) {
            FigureKey key = row(increment);
            sums.merge(key, increment.amount(), Long::sum);
            totals.merge(key.total(), increment.amount(), Long::sum);
            for (Dimension dimension : Dimension.values()) {
                months.merge(MonthKey.of(key, dimension), increment.amount(), Long::sum);
            }
        }
        Tuple rows = what(partition, sums)
                .text(row -> row.getKey().belonging().source())
                .text(row -> row.getKey().belonging().campaign())
                .text(row -> row.getKey().belonging().owner())
                .number(Map.Entry::getValue)
                .tuple();
        Tuple totalRows = what(partition, totals).number(Map.Entry::getValue).tuple();
        return Uni.combine()
                .all()
                .unis(
                        transaction.preparedQuery(ADD).execute(rows),
                        transaction.preparedQuery(ADD_TOTALS).execute(totalRows),
                        transaction.preparedQuery(ADD_MONTHS).execute(months(partition, months)))
                .discardItems();
    }

    private static Tuple months(int partition, SortedMap<MonthKey, Long> sums) {
        return new Columns<>(Tuple.of(partition), sums.entrySet())
                .text(row -> row.getKey().measure().word())
                .text(row -> row.getKey().dimension().name())
                .text(row -> row.getKey().name())
                .date(row -> row.getKey().month())
                .text(row -> row.getKey().stage())
                .text(row -> row.getKey().detail())
                .number(Map.Entry::getValue)
                .tuple();
    }

    private static Columns<Map.Entry<FigureKey, Long>> what(int partition, SortedMap<FigureKey, Long> sums) {
        return new Columns<>(Tuple.of(partition), sums.entrySet())
                .text(row -> row.getKey().measure().word())
                .date(row -> row.getKey().day())
                .text(row -> row.getKey().stage())
                .text(row -> row.getKey().detail());
    }

    private static FigureKey row(Increment increment) {
        return switch (increment) {
            case Increment.Count(FigureKey key) -> key;
            case Increment.Less(FigureKey key) -> key;
            case Increment.Time(FigureKey key, java.time.Duration time) ->
                new FigureKey(
                        key.measure(),
                        key.day(),
                        key.stage(),
                        Integer.toString(DurationBuckets.bucket(time)),
                        key.belonging());
        };
    }
}
