package io.ripen.lifecycle.demand;

import io.ripen.lanes.postgres.Columns;
import io.ripen.lifecycle.domain.demand.Arrival;
import io.ripen.lifecycle.domain.demand.Channel;
import io.ripen.lifecycle.domain.demand.Visit;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;

/** The tables of what was counted, and of visitors' last visits. Ids are hashes: nobody can be told by them. */
@Singleton
class DemandTables {
    private static final String SEE = """
            insert into demand_seen (touchpoint, seen_on) select i.id, $2 from unnest($1::uuid[]) as i (id)
            order by i.id on conflict do nothing returning touchpoint""";
    private static final String READ = """
            select visitor, last_at, channel, referrer, source, campaign from demand_visitor
            where visitor = any($1::uuid[])""";
    private static final String WRITE = """
            insert into demand_visitor (visitor, last_at, channel, referrer, source, campaign)
            select * from unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::text[], $5::text[], $6::text[])
              as i (visitor, last_at, channel, referrer, source, campaign)
            order by i.visitor
            on conflict (visitor) do update set last_at = excluded.last_at, channel = excluded.channel,
              referrer = excluded.referrer, source = excluded.source, campaign = excluded.campaign""";

    /** Most rows that one statement deletes, so that none holds locks for long. */
    private static final int MOST_FORGOTTEN = 10_000;

    private static final String FORGET_SEEN = """
            delete from demand_seen where ctid = any(array(
              select ctid from demand_seen where seen_on < $1 limit %d))""".formatted(MOST_FORGOTTEN);
    private static final String FORGET_VISITORS = """
            delete from demand_visitor where ctid = any(array(
              select ctid from demand_visitor where last_at < $1 limit %d))""".formatted(MOST_FORGOTTEN);

    private final Pool pool;

    @Inject
    DemandTables(Pool pool) {
        this.pool = pool;
    }

    /** Remembers touchpoints; says which of them are new. */
    Uni<Set<UUID>> see(SqlConnection transaction, Collection<UUID> touchpoints, LocalDate day) {
        return transaction
                .preparedQuery(SEE)
                .execute(Tuple.tuple()
                        .addArrayOfUUID(touchpoints.toArray(UUID[]::new))
                        .addLocalDate(day))
                .map(rows -> {
                    Set<UUID> fresh = new HashSet<>();
                    for (Row row : rows) {
                        fresh.add(row.getUUID("touchpoint"));
                    }
                    return fresh;
                });
    }

    /** The last visits of these visitors; one who was never seen is absent. */
    Uni<Map<UUID, Visit>> read(SqlConnection transaction, Collection<UUID> visitors) {
        return transaction
                .preparedQuery(READ)
                .execute(Tuple.tuple().addArrayOfUUID(visitors.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, Visit> visits = new HashMap<>();
                    for (Row row : rows) {
                        visits.put(row.getUUID("visitor"), visit(row));
                    }
                    return visits;
                });
    }

    Uni<Void> write(SqlConnection transaction, SortedMap<UUID, Visit> visits) {
        if (visits.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple values = new Columns<>(visits.entrySet())
                .uuid(Map.Entry::getKey)
                .instant(visit -> visit.getValue().lastAt())
                .text(visit -> visit.getValue().arrival().channel().name())
                .text(visit -> visit.getValue().arrival().referrer())
                .text(visit -> visit.getValue().arrival().source())
                .text(visit -> visit.getValue().arrival().campaign())
                .tuple();
        return transaction.preparedQuery(WRITE).execute(values).replaceWithVoid();
    }

    /** Forgets some of what is too old. */
    Uni<Void> forget(LocalDate touchpointsBefore, Instant visitorsBefore) {
        return pool.preparedQuery(FORGET_SEEN)
                .execute(Tuple.of(touchpointsBefore))
                .chain(() -> pool.preparedQuery(FORGET_VISITORS).execute(Tuple.of(Columns.utc(visitorsBefore))))
                .replaceWithVoid();
    }

    private static Visit visit(Row row) {
        return new Visit(
                row.getOffsetDateTime("last_at").toInstant(),
                new Arrival(
                        Channel.valueOf(row.getString("channel")),
                        row.getString("referrer"),
                        row.getString("source"),
                        row.getString("campaign")));
    }
}
