package io.ripen.scoring.history;

import io.ripen.contracts.EventType;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.lanes.TransientFailure;
import io.ripen.lanes.json.EventJson;
import io.ripen.scoring.contract.TouchpointReader;
import io.ripen.scoring.domain.identity.Visitor;
import io.ripen.scoring.domain.lead.Segment;
import io.ripen.scoring.domain.touchpoint.Verdict;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.sqlclient.DatabaseException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The tables of kept touchpoints. All access is in bulk, keys sorted. */
@Singleton
public class TouchpointHistory {
    /**
     * One probe of an index per touchpoint and table: {@code limit} leaves PostgreSQL no other way. With {@code exists} a
     * connection whose plan was made while the tables were small read whole indexes for each batch from then on.
     */
    private static final String KNOWN = """
            select k.site, k.touchpoint_id
            from unnest($1::text[], $2::text[]) as k (site, touchpoint_id)
            cross join lateral (
              (select from touchpoint t where t.site = k.site and t.touchpoint_id = k.touchpoint_id limit 1)
              union all
              (select from anonymous_touchpoint_key a
                where a.site = k.site and a.touchpoint_id = k.touchpoint_id limit 1)
              union all
              (select from erased_touchpoint e
                where exists (select from erased_touchpoint) and e.id_hash = sha256(
                  (select salt from erasure_salt) || convert_to(k.site || chr(10) || k.touchpoint_id, 'UTF8'))
                limit 1)) kept""";

    private static final String INSERT_ANONYMOUS_KEYS = """
            insert into anonymous_touchpoint_key (site, touchpoint_id, visitor_key, position)
            select * from unnest($1::text[], $2::text[], $3::text[], $4::bigint[])""";
    private static final String INSERT = """
            insert into touchpoint
              (site, touchpoint_id, visitor_key, segment, position, occurred_at, received_at, data)
            select * from unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::bigint[],
              $6::timestamptz[], $7::timestamptz[], $8::bytea[])""";
    private static final String INSERT_ANONYMOUS = """
            insert into anonymous_touchpoint
              (site, touchpoint_id, visitor_key, segment, position, occurred_at, received_at, data, kept_on)
            select *, $9::date from unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::bigint[],
              $6::timestamptz[], $7::timestamptz[], $8::bytea[])""";
    /**
     * {@code = any} makes every week answer from its index, also one that was never analysed. A conflict: a copy with
     * another visitor came to a lead in the same instant. It counts there.
     */
    private static final String REVEAL = """
            with revealed as (
              delete from anonymous_touchpoint
              where visitor_key = any($1::text[])
                and (visitor_key, segment) in (select * from unnest($1::text[], $2::int[]))
                and position > $3 and position <= $4
              returning *),
            keys as (
              delete from anonymous_touchpoint_key k using revealed r
              where k.site = r.site and k.touchpoint_id = r.touchpoint_id)
            insert into touchpoint
              (site, touchpoint_id, visitor_key, segment, position, occurred_at, received_at, data,
               verdict, verdict_reason, verdict_author, verdict_at)
            select site, touchpoint_id, visitor_key, segment, position, occurred_at, received_at, data,
              verdict, verdict_reason, verdict_author, verdict_at
            from revealed
            on conflict do nothing""";

    static final String OF_SEGMENTS = """
            select t.visitor_key, t.segment, t.position, t.data, t.verdict
            from unnest($1::text[], $2::int[], $3::bigint[]) as s (visitor_key, segment, through)
            join touchpoint t
              on t.visitor_key = s.visitor_key and t.position <= s.through and t.segment = s.segment""";
    /** {@code = any} makes every week answer from its index, also one that was never analysed. */
    private static final String ANONYMOUS = """
            select data, verdict from anonymous_touchpoint
            where visitor_key = any($1::text[])
              and (visitor_key, segment) in (select * from unnest($1::text[], $2::int[]))""";

    private static final String JUDGE = """
            update touchpoint
            set verdict = $3, verdict_reason = $4, verdict_author = $5, verdict_at = $6
            where site = $1 and touchpoint_id = $2""";
    private static final String JUDGE_ANONYMOUS = """
            update anonymous_touchpoint t
            set verdict = $3, verdict_reason = $4, verdict_author = $5, verdict_at = $6
            from anonymous_touchpoint_key k
            where k.site = $1 and k.touchpoint_id = $2 and t.visitor_key = k.visitor_key and t.position = k.position""";
    static final String ERASE = """
            with gone as (
              delete from touchpoint
              where visitor_key = $1 and segment = $2 and position > $3 and position <= $4
              returning site, touchpoint_id)
            insert into erased_touchpoint (id_hash)
            select sha256((select salt from erasure_salt) || convert_to(site || chr(10) || touchpoint_id, 'UTF8'))
            from gone
            on conflict do nothing""";
    private static final String PLACES =
            "select min(position), max(position) from touchpoint where visitor_key = $1 and segment = $2";

    /** Rows that a statement moves or deletes, so that none takes longer than lanes wait for one. */
    private static final long ROWS = 10_000;

    private static final String UNIQUE_VIOLATION = "23505";
    private static final Comparator<StoredTouchpoint> KEY_ORDER = Comparator.comparing(
                    (StoredTouchpoint stored) -> stored.touchpoint().site())
            .thenComparing(stored -> stored.touchpoint().touchpointId());

    /** Which of these touchpoints are kept already. */
    public Uni<Set<TouchpointId>> known(SqlClient client, Collection<TouchpointId> ids) {
        String[] sites = ids.stream().map(TouchpointId::site).toArray(String[]::new);
        String[] names = ids.stream().map(TouchpointId::id).toArray(String[]::new);
        return client.preparedQuery(KNOWN).execute(Tuple.of(sites, names)).map(rows -> {
            Set<TouchpointId> known = new HashSet<>();
            for (Row row : rows) {
                known.add(new TouchpointId(row.getString(0), row.getString(1)));
            }
            return known;
        });
    }

    /** Keeps touchpoints of leads; fails as {@link #keep(SqlClient, List, List, LocalDate)} does. */
    public Uni<Void> keep(SqlClient client, List<StoredTouchpoint> ofLeads) {
        return keep(client, ofLeads, List.of(), LocalDate.EPOCH);
    }

    /**
     * Keeps touchpoints. Fails with {@link TransientFailure} if another lane has kept one of them since {@link #known} was
     * asked, or if one has the place of another.
     *
     * @param anonymous those of visitors whom nobody knows
     * @param today the day on which the time that these are kept begins
     */
    public Uni<Void> keep(
            SqlClient client, List<StoredTouchpoint> ofLeads, List<StoredTouchpoint> anonymous, LocalDate today) {
        List<StoredTouchpoint> leads = ofLeads.stream().sorted(KEY_ORDER).toList();
        List<StoredTouchpoint> unknown = anonymous.stream().sorted(KEY_ORDER).toList();
        return Uni.combine()
                .all()
                .unis(
                        insert(client, INSERT, leads, rows(leads)),
                        insert(client, INSERT_ANONYMOUS_KEYS, unknown, keys(unknown)),
                        insert(client, INSERT_ANONYMOUS, unknown, rows(unknown).addLocalDate(today)))
                .discardItems();
    }

    private static Uni<Void> insert(SqlClient client, String sql, List<StoredTouchpoint> touchpoints, Tuple values) {
        return touchpoints.isEmpty()
                ? Uni.createFrom().voidItem()
                : client.preparedQuery(sql)
                        .execute(values)
                        .replaceWithVoid()
                        .onFailure(TouchpointHistory::isTaken)
                        .transform(taken -> new TransientFailure("a touchpoint of the batch was kept meanwhile"));
    }

    private static boolean isTaken(Throwable failure) {
        return failure instanceof DatabaseException database && UNIQUE_VIOLATION.equals(database.getSqlState());
    }

    private static Tuple keys(List<StoredTouchpoint> touchpoints) {
        return Tuple.tuple()
                .addValue(texts(touchpoints, TouchpointCaptured::site))
                .addValue(texts(touchpoints, TouchpointCaptured::touchpointId))
                .addValue(texts(touchpoints, TouchpointCaptured::visitorKey))
                .addValue(touchpoints.stream().map(StoredTouchpoint::position).toArray(Long[]::new));
    }

    private static Tuple rows(List<StoredTouchpoint> touchpoints) {
        return Tuple.tuple()
                .addValue(texts(touchpoints, TouchpointCaptured::site))
                .addValue(texts(touchpoints, TouchpointCaptured::touchpointId))
                .addValue(texts(touchpoints, TouchpointCaptured::visitorKey))
                .addValue(touchpoints.stream().map(StoredTouchpoint::segment).toArray(Integer[]::new))
                .addValue(touchpoints.stream().map(StoredTouchpoint::position).toArray(Long[]::new))
                .addValue(times(touchpoints, TouchpointCaptured::occurredAt))
                .addValue(times(touchpoints, TouchpointCaptured::receivedAt))
                .addValue(touchpoints.stream()
                        .map(stored -> Buffer.buffer(EventJson.write(stored.touchpoint())))
                        .toArray(Buffer[]::new));
    }

    /**
     * Moves what visitors did before anybody knew them, in the present part of each one's history, to the histories of
     * leads, where it stays.
     */
    public Uni<Void> reveal(SqlClient client, List<Visitor> visitors) {
        Uni<Void> revealed = Uni.createFrom().voidItem();
        if (visitors.isEmpty()) {
            return revealed;
        }
        for (List<Visitor> some : HistoryPortions.of(visitors, Visitor::position, ROWS)) {
            long last = some.stream().mapToLong(Visitor::position).max().orElse(0);
            revealed = revealed.chain(() -> inSteps(
                    0,
                    last,
                    (after, through) -> client.preparedQuery(REVEAL)
                            .execute(parts(some).addLong(after).addLong(through))
                            .replaceWithVoid()));
        }
        return revealed;
    }

    private static Tuple parts(List<Visitor> visitors) {
        return Tuple.tuple()
                .addValue(visitors.stream().map(Visitor::key).toArray(String[]::new))
                .addValue(visitors.stream().map(Visitor::segment).toArray(Integer[]::new));
    }

    /** Steps of so many places each, the last one to the end. */
    private static Uni<Void> inSteps(long after, long last, BiFunction<Long, Long, Uni<Void>> step) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (long from = after; from == after || from < last; from += ROWS) {
            long begin = from;
            long end = from + ROWS < last ? from + ROWS : Long.MAX_VALUE;
            done = done.chain(() -> step.apply(begin, end));
        }
        return done;
    }

    /** Keeps what somebody has said about a touchpoint of a lead, in place of what was said before. */
    public Uni<Void> judge(SqlClient client, Judgement judgement) {
        return judge(client, JUDGE, judgement);
    }

    /** The same about a touchpoint of a visitor whom nobody knows. */
    public Uni<Void> judgeAnonymous(SqlClient client, Judgement judgement) {
        return judge(client, JUDGE_ANONYMOUS, judgement);
    }

    private static Uni<Void> judge(SqlClient client, String sql, Judgement judgement) {
        Tuple values = Tuple.tuple()
                .addString(judgement.id().site())
                .addString(judgement.id().id())
                .addString(judgement.verdict().name())
                .addString(judgement.reason())
                .addString(judgement.author())
                .addOffsetDateTime(judgement.at().atOffset(ZoneOffset.UTC));
        return client.preparedQuery(sql).execute(values).replaceWithVoid();
    }

    /** Erases a part of a visitor's history; what is left are hashes by which none of it can come back. */
    public Uni<Void> erase(SqlClient client, String visitorKey, int segment) {
        return client.preparedQuery(PLACES)
                .execute(Tuple.of(visitorKey, segment))
                .map(places -> places.iterator().next())
                .flatMap(places -> places.getLong(0) == null
                        ? Uni.createFrom().voidItem()
                        : inSteps(
                                places.getLong(0) - 1,
                                places.getLong(1),
                                (after, through) -> client.preparedQuery(ERASE)
                                        .execute(Tuple.of(visitorKey, segment, after, through))
                                        .replaceWithVoid()));
    }

    /** Segments as the queries for them want them. */
    static Tuple places(Collection<Segment> segments) {
        return Tuple.tuple()
                .addValue(segments.stream().map(Segment::visitorKey).toArray(String[]::new))
                .addValue(segments.stream().map(Segment::segment).toArray(Integer[]::new))
                .addValue(segments.stream().map(Segment::through).toArray(Long[]::new));
    }

    /** Reads the touchpoints of several segments, each up to its position; not of long histories. */
    public Uni<SegmentHistory> of(SqlClient client, Collection<Segment> segments) {
        if (segments.isEmpty()) {
            return Uni.createFrom().item(SegmentHistory.builder().build());
        }
        return client.preparedQuery(OF_SEGMENTS).execute(places(segments)).map(rows -> {
            SegmentHistory.Builder history = SegmentHistory.builder();
            for (Row row : rows) {
                TouchpointCaptured kept = decode(row.getBuffer(3).getBytes());
                String verdict = row.getString(4);
                history.add(
                        row.getString(0),
                        row.getInteger(1),
                        row.getLong(2),
                        kept,
                        verdict == null ? null : Verdict.valueOf(verdict));
            }
            return history.build();
        });
    }

    /**
     * The contents that visitors whom nobody knows have used in the present part of each one's history, without what
     * machines caused.
     */
    public Uni<EarlierContents> contents(SqlConnection transaction, List<Visitor> visitors) {
        EarlierContents contents = new EarlierContents();
        if (visitors.isEmpty()) {
            return Uni.createFrom().item(contents);
        }
        boolean isLong = visitors.stream().mapToLong(Visitor::position).sum() > HistoryPortions.MOST_TOUCHPOINTS;
        Uni<Void> read = isLong
                ? Pages.read(transaction, ANONYMOUS, parts(visitors), row -> content(row, contents))
                : transaction
                        .preparedQuery(ANONYMOUS)
                        .execute(parts(visitors))
                        .invoke(rows -> rows.forEach(row -> content(row, contents)))
                        .replaceWithVoid();
        return read.replaceWith(contents);
    }

    private static void content(Row row, EarlierContents contents) {
        TouchpointCaptured kept = decode(row.getBuffer(0).getBytes());
        if (!isByMachine(kept, row.getString(1))) {
            contents.add(kept);
        }
    }

    /** What was said about a touchpoint counts more than what it looks like. */
    private static boolean isByMachine(TouchpointCaptured kept, @Nullable String verdict) {
        return verdict == null ? TouchpointReader.isMachine(kept) : Verdict.valueOf(verdict) == Verdict.MACHINE;
    }

    /** Reads a touchpoint as it is kept. */
    public static TouchpointCaptured decode(byte[] data) {
        try {
            return (TouchpointCaptured) EventJson.read(EventType.TOUCHPOINT_CAPTURED, data);
        } catch (IOException e) {
            // The cause may quote the touchpoint, so it stays out.
            throw new IllegalStateException("RIPEN-S-003 a kept touchpoint cannot be read: " + e.getClass());
        }
    }

    private static String[] texts(List<StoredTouchpoint> stored, Function<TouchpointCaptured, String> member) {
        return stored.stream().map(each -> member.apply(each.touchpoint())).toArray(String[]::new);
    }

    private static OffsetDateTime[] times(List<StoredTouchpoint> stored, Function<TouchpointCaptured, Instant> member) {
        return stored.stream()
                .map(each -> member.apply(each.touchpoint()).atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
    }
}
