package io.ripen.scoring.retention;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** The partitions of anonymous history. Their names end in their first day: the catalogue is all there is to know. */
@Singleton
class AnonymousHistory {
    private static final String PREFIX = "anonymous_touchpoint_";

    /** One instance works at a time. The number is the ASCII codes of "rete"; held to the end of the transaction. */
    private static final String LOCK = "select pg_try_advisory_xact_lock(1919251557)";

    private static final String WEEKS = """
            select to_date(right(c.relname, 8), 'YYYYMMDD') from pg_class c
            where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relispartition = $1
              and c.relname ~ '^anonymous_touchpoint_[0-9]{8}$'
            order by 1""";
    private static final String STRAYS = "select distinct kept_on from anonymous_touchpoint_rest";

    /**
     * Every lane comes by way of the parent, so whoever has that alone cannot end up in a circle of waiters. Lanes wait
     * meanwhile: longer than this for a lane's transaction to end is not worth it, the next look tries again.
     */
    private static final List<String> ALONE =
            List.of("set local lock_timeout = '2s'", "lock table only anonymous_touchpoint in access exclusive mode");

    private static final String PAGES =
            "select pg_relation_size($1::text::regclass) / current_setting('block_size')::int";

    /**
     * What was dropped.
     *
     * @param touchpoints number of touchpoints
     * @param visitors number of visitors of whom nothing is left
     */
    record Dropped(long touchpoints, long visitors) {
        Dropped plus(Dropped other) {
            return new Dropped(touchpoints + other.touchpoints, visitors + other.visitors);
        }
    }

    /** Takes the lock of the job until the transaction ends; says whether this instance has it. */
    Uni<Boolean> lock(SqlConnection transaction) {
        return transaction
                .query(LOCK)
                .execute()
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    /** Weeks that have a partition. */
    Uni<NavigableSet<LocalDate>> weeks(SqlConnection transaction) {
        return transaction.preparedQuery(WEEKS).execute(Tuple.of(true)).map(AnonymousHistory::dates);
    }

    /** Weeks whose partition is detached, and not dropped yet. */
    Uni<NavigableSet<LocalDate>> detached(SqlConnection transaction) {
        return transaction.preparedQuery(WEEKS).execute(Tuple.of(false)).map(AnonymousHistory::dates);
    }

    /** Days of rows that are in no week's partition. */
    Uni<NavigableSet<LocalDate>> strays(SqlConnection transaction) {
        return transaction.query(STRAYS).execute().map(AnonymousHistory::dates);
    }

    /** Makes the partitions that are missing, and detaches those that expired: nobody reads or moves their rows then. */
    Uni<Void> arrange(SqlConnection transaction, PartitionPlan plan) {
        List<String> statements = new ArrayList<>(ALONE);
        plan.missing().forEach(week -> statements.addAll(create(table(week), week)));
        plan.expired()
                .forEach(week -> statements.add("alter table anonymous_touchpoint detach partition " + table(week)));
        return Multi.createFrom()
                .iterable(statements)
                .onItem()
                .transformToUniAndConcatenate(sql -> transaction.query(sql).execute())
                .onItem()
                .ignoreAsUni();
    }

    /** Only a partition without rows elsewhere can be attached. */
    private static List<String> create(String table, LocalDate week) {
        LocalDate end = week.plusDays(PartitionPlan.DAYS);
        return List.of(
                "create table " + table + " (like anonymous_touchpoint including all)",
                "with stray as (delete from anonymous_touchpoint_rest where kept_on >= '" + week + "' and kept_on < '"
                        + end + "' returning *)"
                        + " insert into " + table + " select * from stray",
                "alter table anonymous_touchpoint attach partition " + table + " for values from ('" + week + "') to ('"
                        + end + "')");
    }

    /** The size of a detached week. */
    Uni<Long> pages(SqlConnection transaction, LocalDate week) {
        return transaction
                .preparedQuery(PAGES)
                .execute(Tuple.of(table(week)))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /**
     * Empties pages of a detached week, and takes away what only these touchpoints were there for: their keys, and
     * visitors of whom nothing has been seen since. A visitor's own lane that writes one at this moment is waited for,
     * and its row looked at again.
     */
    Uni<Dropped> empty(SqlConnection transaction, LocalDate week, long fromPage, long toPage) {
        String sql = """
                with gone as (
                  delete from %s where ctid >= $1::text::tid and ctid < $2::text::tid
                  returning site, touchpoint_id, visitor_key),
                keys as (
                  delete from anonymous_touchpoint_key k using gone
                  where k.site = gone.site and k.touchpoint_id = gone.touchpoint_id),
                visitors as (
                  delete from visitor v using (select distinct visitor_key from gone) g
                  where v.visitor_key = g.visitor_key and v.lead_id is null and v.seen_at < $3
                    and not exists (select from visitor_segment s where s.visitor_key = v.visitor_key)
                  returning v.visitor_key)
                select (select count(*) from gone), (select count(*) from visitors)""".formatted(table(week));
        return transaction
                .preparedQuery(sql)
                .execute(Tuple.of(
                        "(" + fromPage + ",0)",
                        "(" + toPage + ",0)",
                        week.plusDays(PartitionPlan.DAYS)
                                .atTime(LocalTime.MIDNIGHT)
                                .atOffset(ZoneOffset.UTC)))
                .map(rows -> {
                    Row row = rows.iterator().next();
                    return new Dropped(row.getLong(0), row.getLong(1));
                });
    }

    /** Drops a detached week. */
    Uni<Void> drop(SqlConnection transaction, LocalDate week) {
        return transaction.query("drop table " + table(week)).execute().replaceWithVoid();
    }

    private static String table(LocalDate week) {
        return PREFIX + week.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    private static NavigableSet<LocalDate> dates(RowSet<Row> rows) {
        NavigableSet<LocalDate> dates = new TreeSet<>();
        for (Row row : rows) {
            dates.add(row.getLocalDate(0));
        }
        return dates;
    }
}
