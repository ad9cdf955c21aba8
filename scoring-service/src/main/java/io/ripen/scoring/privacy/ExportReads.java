package io.ripen.scoring.privacy;

import io.ripen.scoring.domain.lead.Segment;
import io.ripen.scoring.history.TouchpointHistory;
import io.ripen.scoring.release.Aside;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what is kept about a person, row by row as it is. */
@Singleton
class ExportReads {
    private static final String ADDRESSES =
            "select email, lead_id, created_at from lead_identity where lead_id = any($1::uuid[]) order by email";
    private static final String MERGES = """
            select lead_id, into_lead, merged_at, reason, author, undone_at, undone_by, undone_for
            from lead_merge where lead_id = any($1::uuid[]) or into_lead = any($1::uuid[]) order by merged_at""";
    private static final String ACCOUNTS = """
            select lead_id, account_id, domain, company, told_name, function from account_membership
            where lead_id = any($1::uuid[]) and present order by lead_id, account_id""";
    private static final String OUTCOMES = """
            select lead_id, outcome_set, outcome, reached_at from outcome
            where lead_id = any($1::uuid[]) order by reached_at, lead_id, outcome_set, outcome""";
    private static final String ENRICHMENT = """
            select lead_id, email, domain, attempts, due_at from enrichment_request
            where lead_id = any($1::uuid[]) order by lead_id, domain""";
    private static final String TOUCHPOINTS = """
            select t.segment, t.position, t.data, t.verdict, t.verdict_reason, t.verdict_at, t.visitor_key
            from unnest($1::text[], $2::int[]) as s (visitor_key, segment)
            join touchpoint t on t.visitor_key = s.visitor_key and t.segment = s.segment
            where (t.visitor_key, t.position) > ($3, $4)
            order by t.visitor_key, t.position limit $5""";

    /** Touchpoints of one answer, each of some three kilobytes. */
    private static final int PAGE = 2_500;

    /**
     * A page of touchpoints.
     *
     * @param next the place behind the last one; null if there are no more
     */
    record Touchpoints(List<LeadExport.Kept> kept, @Nullable ExportPlace next) {}

    private final Pool pool;

    @Inject
    ExportReads(Pool pool) {
        this.pool = pool;
    }

    Uni<List<LeadExport.Address>> addresses(List<String> leads) {
        return pool.preparedQuery(ADDRESSES)
                .execute(Tuple.tuple().addValue(ids(leads)))
                .map(rows -> list(
                        rows,
                        row -> new LeadExport.Address(
                                row.getString(0),
                                row.getUUID(1).toString(),
                                row.getOffsetDateTime(2).toInstant())));
    }

    Uni<List<LeadExport.Merge>> merges(List<String> leads) {
        return pool.preparedQuery(MERGES)
                .execute(Tuple.tuple().addValue(ids(leads)))
                .map(rows -> list(
                        rows,
                        row -> new LeadExport.Merge(
                                row.getUUID(0).toString(),
                                row.getUUID(1).toString(),
                                row.getOffsetDateTime(2).toInstant(),
                                row.getString(3),
                                row.getString(4),
                                instant(row.getOffsetDateTime(5)),
                                row.getString(6),
                                row.getString(7))));
    }

    Uni<Touchpoints> touchpoints(List<Segment> segments, ExportPlace after) {
        String[] visitors = segments.stream().map(Segment::visitorKey).toArray(String[]::new);
        Integer[] numbers = segments.stream().map(Segment::segment).toArray(Integer[]::new);
        return pool.preparedQuery(TOUCHPOINTS)
                .execute(Tuple.of(visitors, numbers, after.visitorKey(), after.position(), PAGE + 1))
                .flatMap(rows -> Aside.work(() -> page(rows)));
    }

    private static Touchpoints page(RowSet<Row> rows) {
        List<LeadExport.Kept> kept = new ArrayList<>();
        ExportPlace last = ExportPlace.START;
        for (Row row : rows) {
            if (kept.size() == PAGE) {
                return new Touchpoints(kept, last);
            }
            last = new ExportPlace(row.getString(6), row.getLong(1));
            kept.add(new LeadExport.Kept(
                    row.getInteger(0),
                    row.getLong(1),
                    TouchpointHistory.decode(row.getBuffer(2).getBytes()),
                    row.getString(3),
                    row.getString(4),
                    instant(row.getOffsetDateTime(5))));
        }
        return new Touchpoints(kept, null);
    }

    Uni<List<LeadExport.Membership>> accounts(List<String> leads) {
        return pool.preparedQuery(ACCOUNTS)
                .execute(Tuple.tuple().addValue(ids(leads)))
                .map(rows -> list(
                        rows,
                        row -> new LeadExport.Membership(
                                row.getUUID(0).toString(),
                                row.getUUID(1).toString(),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5))));
    }

    Uni<List<LeadExport.Reached>> outcomes(List<String> leads) {
        return pool.preparedQuery(OUTCOMES)
                .execute(Tuple.tuple().addValue(ids(leads)))
                .map(rows -> list(
                        rows,
                        row -> new LeadExport.Reached(
                                row.getUUID(0).toString(),
                                row.getString(1),
                                row.getString(2),
                                row.getOffsetDateTime(3).toInstant())));
    }

    Uni<List<LeadExport.Question>> enrichment(List<String> leads) {
        return pool.preparedQuery(ENRICHMENT)
                .execute(Tuple.tuple().addValue(ids(leads)))
                .map(rows -> list(
                        rows,
                        row -> new LeadExport.Question(
                                row.getUUID(0).toString(),
                                row.getString(1),
                                row.getString(2),
                                row.getInteger(3),
                                row.getOffsetDateTime(4).toInstant())));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static UUID[] ids(List<String> leads) {
        return leads.stream().map(UUID::fromString).toArray(UUID[]::new);
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> mapping) {
        List<T> list = new ArrayList<>(rows.size());
        for (Row row : rows) {
            list.add(mapping.apply(row));
        }
        return list;
    }
}
