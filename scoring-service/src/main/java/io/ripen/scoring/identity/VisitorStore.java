package io.ripen.scoring.identity;

import io.ripen.scoring.domain.identity.Visitor;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The table of visitors. Only the visitor's own lane writes a row, so no two transactions meet on one. */
@Singleton
class VisitorStore {
    private static final String LOAD = """
            select visitor_key, segment, lead_id, position, sequence
            from visitor where visitor_key = any($1::text[])""";
    private static final String SAVE = """
            insert into visitor (visitor_key, segment, lead_id, position, sequence, seen_at)
            select * from unnest($1::text[], $2::int[], $3::uuid[], $4::bigint[], $5::bigint[], $6::timestamptz[])
            on conflict (visitor_key) do update set
              segment = excluded.segment, lead_id = excluded.lead_id, position = excluded.position,
              sequence = excluded.sequence, seen_at = excluded.seen_at""";

    private static final String OWN = """
            insert into visitor_segment (visitor_key, segment, lead_id)
            select * from unnest($1::text[], $2::int[], $3::uuid[])
            on conflict (visitor_key, segment) do nothing""";

    /** Notes to whom parts of histories belong, when they are identified. */
    Uni<Void> own(SqlClient client, Collection<Visitor> identified) {
        if (identified.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Visitor> sorted = identified.stream()
                .sorted(Comparator.comparing(Visitor::key).thenComparingInt(Visitor::segment))
                .toList();
        Tuple values = Tuple.tuple()
                .addValue(sorted.stream().map(Visitor::key).toArray(String[]::new))
                .addValue(sorted.stream().map(Visitor::segment).toArray(Integer[]::new))
                .addValue(sorted.stream().map(VisitorStore::leadId).toArray(UUID[]::new));
        return client.preparedQuery(OWN).execute(values).replaceWithVoid();
    }

    /** The visitors that are known of these. */
    Uni<Map<String, Visitor>> load(SqlClient client, Collection<String> keys) {
        return client.preparedQuery(LOAD)
                .execute(Tuple.tuple().addValue(keys.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, Visitor> visitors = new HashMap<>();
                    for (Row row : rows) {
                        UUID lead = row.getUUID(2);
                        visitors.put(
                                row.getString(0),
                                new Visitor(
                                        row.getString(0),
                                        row.getInteger(1),
                                        lead == null ? null : lead.toString(),
                                        row.getLong(3),
                                        row.getLong(4)));
                    }
                    return visitors;
                });
    }

    /** Writes visitors, new or known. */
    Uni<Void> save(SqlClient client, Collection<Visitor> visitors, Instant now) {
        List<Visitor> sorted =
                visitors.stream().sorted(Comparator.comparing(Visitor::key)).toList();
        OffsetDateTime[] seen = new OffsetDateTime[sorted.size()];
        Arrays.fill(seen, now.atOffset(ZoneOffset.UTC));
        Tuple values = Tuple.tuple()
                .addValue(sorted.stream().map(Visitor::key).toArray(String[]::new))
                .addValue(sorted.stream().map(Visitor::segment).toArray(Integer[]::new))
                .addValue(sorted.stream().map(VisitorStore::leadId).toArray(UUID[]::new))
                .addValue(sorted.stream().map(Visitor::position).toArray(Long[]::new))
                .addValue(sorted.stream().map(Visitor::sequence).toArray(Long[]::new))
                .addValue(seen);
        return client.preparedQuery(SAVE).execute(values).replaceWithVoid();
    }

    @SuppressWarnings("NullAway") // an anonymous visitor's column is null
    private static UUID leadId(Visitor visitor) {
        return visitor.leadId() == null ? null : UUID.fromString(visitor.leadId());
    }
}
