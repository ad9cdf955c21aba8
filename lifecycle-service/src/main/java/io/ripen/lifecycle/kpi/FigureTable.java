package io.ripen.lifecycle.kpi;

import io.ripen.lifecycle.domain.kpi.FigureKey;
import io.ripen.lifecycle.domain.kpi.Increment;
import io.ripen.lifecycle.kpi.Question.Dimension;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

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
            sums.merge(key, 1L, Long::sum);
            totals.merge(key.total(), 1L, Long::sum);
            for (Dimension dimension : Dimension.values()) {
                months.merge(MonthKey.of(key, dimension), 1L, Long::sum);
            }
        }
        List<FigureKey> keys = List.copyOf(sums.keySet());
        Tuple rows = what(partition, keys)
                .addArrayOfString(texts(keys, key -> key.belonging().source()))
                .addArrayOfString(texts(keys, key -> key.belonging().campaign()))
                .addArrayOfString(texts(keys, key -> key.belonging().owner()))
                .addArrayOfLong(sums.values().toArray(Long[]::new));
        Tuple totalRows = what(partition, List.copyOf(totals.keySet()))
                .addArrayOfLong(totals.values().toArray(Long[]::new));
        return Uni.combine()
                .all()
                .unis(
                        transaction.preparedQuery(ADD).execute(rows),
                        transaction.preparedQuery(ADD_TOTALS).execute(totalRows),
                        transaction.preparedQuery(ADD_MONTHS).execute(months(partition, months)))
                .discardItems();
    }

    private static Tuple months(int partition, SortedMap<MonthKey, Long> sums) {
        List<MonthKey> keys = List.copyOf(sums.keySet());
        return Tuple.tuple()
                .addInteger(partition)
                .addArrayOfString(texts(keys, key -> key.measure().word()))
                .addArrayOfString(texts(keys, key -> key.dimension().name()))
                .addArrayOfString(texts(keys, MonthKey::name))
                .addArrayOfLocalDate(keys.stream().map(MonthKey::month).toArray(LocalDate[]::new))
                .addArrayOfString(texts(keys, MonthKey::stage))
                .addArrayOfString(texts(keys, MonthKey::detail))
                .addArrayOfLong(sums.values().toArray(Long[]::new));
    }

    private static Tuple what(int partition, List<FigureKey> keys) {
        return Tuple.tuple()
                .addInteger(partition)
                .addArrayOfString(texts(keys, key -> key.measure().word()))
                .addArrayOfLocalDate(keys.stream().map(FigureKey::day).toArray(LocalDate[]::new))
                .addArrayOfString(texts(keys, FigureKey::stage))
                .addArrayOfString(texts(keys, FigureKey::detail));
    }

    private static FigureKey row(Increment increment) {
        return switch (increment) {
            case Increment.Count(FigureKey key) -> key;
            case Increment.Time(FigureKey key, java.time.Duration time) ->
                new FigureKey(
                        key.measure(),
                        key.day(),
                        key.stage(),
                        Integer.toString(DurationBuckets.bucket(time)),
                        key.belonging());
        };
    }

    private static <K> String[] texts(List<K> keys, Function<K, String> member) {
        return keys.stream().map(member).toArray(String[]::new);
    }
}
