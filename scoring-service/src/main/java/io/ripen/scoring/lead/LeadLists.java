package io.ripen.scoring.lead;

import io.ripen.scoring.http.PageKey;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Leads by falling score. The order by bucket, total and id is the order by total and id, and lets PostgreSQL walk an
 * index from the highest bucket down and sort only the buckets that it reaches.
 */
@Singleton
class LeadLists {
    private static final String COLUMNS = "lead_id, fit, engagement, total, band, as_of, sequence, bucket";

    /** A lead that was merged is its survivor, and one that was erased is nobody. */
    private static final String STANDS = "merged_into is null and erased_at is null";

    private final Pool pool;

    @Inject
    LeadLists(Pool pool) {
        this.pool = pool;
    }

    /** Leads of a list, one more than asked for if there are more. */
    Uni<List<LeadItem>> top(int limit, @Nullable PageKey after, LeadFilter filter) {
        Query query = query(limit, after, filter);
        return pool.preparedQuery(query.text())
                .execute(Tuple.tuple(query.values()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(LeadLists::item)
                        .toList());
    }

    /**
     * A statement with its values.
     *
     * @param text SQL with {@code $1} and so on
     * @param values the values in that order
     */
    record Query(String text, List<Object> values) {}

    /** Several bands are read each in its own order and then merged: one walk could not keep to an index. */
    static Query query(int limit, @Nullable PageKey after, LeadFilter filter) {
        List<Object> values = new ArrayList<>();
        String select = "select " + COLUMNS + " from lead where " + where(after, filter, values);
        values.add(limit + 1);
        String order = " order by bucket desc, total desc, lead_id limit $" + values.size();
        if (filter.bands().isEmpty()) {
            return new Query(select + order, values);
        }
        values.add(filter.bands().toArray(String[]::new));
        return new Query(
                "select l.* from unnest($" + values.size() + "::text[]) as b (name) cross join lateral (" + select
                        + " and band = b.name" + order + ") as l" + order,
                values);
    }

    private static String where(@Nullable PageKey after, LeadFilter filter, List<Object> values) {
        StringBuilder where = new StringBuilder(STANDS);
        if (filter.minTotal() != null) {
            values.add(filter.minTotal());
            where.append(" and bucket >= $N::bigint / 500 and total >= $N".replace("N", "" + values.size()));
        }
        if (filter.maxTotal() != null) {
            values.add(filter.maxTotal());
            where.append(" and bucket <= $N::bigint / 500 and total <= $N".replace("N", "" + values.size()));
        }
        if (filter.topic() != null) {
            values.add(new String[] {filter.topic()});
            where.append(" and topics @> $").append(values.size()).append("::text[]");
        }
        if (filter.product() != null) {
            values.add(new String[] {filter.product()});
            where.append(" and products @> $").append(values.size()).append("::text[]");
        }
        if (after != null) {
            values.add(after.total());
            values.add(after.id());
            where.append(" and bucket <= $N::bigint / 500 and (total < $N or (total = $N and lead_id > $M))"
                    .replace("N", "" + (values.size() - 1))
                    .replace("M", "" + values.size()));
        }
        return where.toString();
    }

    private static LeadItem item(Row row) {
        return new LeadItem(
                row.getUUID("lead_id"),
                row.getLong("fit"),
                row.getLong("engagement"),
                row.getLong("total"),
                row.getString("band"),
                row.getOffsetDateTime("as_of").toInstant(),
                row.getLong("sequence"));
    }
}
