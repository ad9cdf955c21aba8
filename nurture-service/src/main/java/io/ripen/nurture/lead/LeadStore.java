package io.ripen.nurture.lead;

import io.ripen.lanes.postgres.Columns;
import io.ripen.nurture.domain.LeadNurture;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads and writes the rows of a batch's leads, one statement each. */
@Singleton
public final class LeadStore {
    private static final String LOAD = """
            SELECT lead_id, sequence, seen::text AS seen, state::text AS state
            FROM lead_nurture WHERE lead_id = ANY($1)""";
    private static final String STORE = """
            INSERT INTO lead_nurture (lead_id, sequence, seen, state, merged_into)
            SELECT lead_id, sequence, seen::jsonb, state::jsonb, merged_into
            FROM unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::text[])
                AS u(lead_id, sequence, seen, state, merged_into)
            ORDER BY lead_id
            ON CONFLICT (lead_id) DO UPDATE
            SET sequence = excluded.sequence, seen = excluded.seen, state = excluded.state,
                merged_into = excluded.merged_into""";
    private static final String GOING_ON = """
            SELECT lead_id, sequence, seen::text AS seen, state::text AS state
            FROM lead_nurture WHERE lead_id = lead_survivor($1)""";

    /** Only few leads have others merged into them: a look into the index of those, which most often ends there. */
    private static final String MERGED = """
            SELECT s.survivor, n.state::text AS state
            FROM (SELECT DISTINCT merged_into AS survivor FROM lead_nurture WHERE merged_into = ANY($1)) AS s
                CROSS JOIN LATERAL lead_family(s.survivor) AS f(lead_id)
                JOIN lead_nurture n ON n.lead_id = f.lead_id
            WHERE n.lead_id <> s.survivor
            ORDER BY s.survivor, n.lead_id""";

    /** The leads' rows by lead id, with an empty one for each lead that has none yet. */
    public Uni<Map<String, StoredLead>> load(SqlConnection transaction, Set<String> leadIds) {
        return transaction
                .preparedQuery(LOAD)
                .execute(Tuple.of(leadIds.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, StoredLead> leads = new HashMap<>();
                    leadIds.forEach(leadId -> leads.put(leadId, StoredLead.unknown(leadId)));
                    for (Row row : rows) {
                        leads.put(row.getString("lead_id"), lead(row));
                    }
                    return leads;
                });
    }

    /** Of each of the leads those that were merged into it; a lead without any is not among the keys. */
    public Uni<Map<String, List<LeadNurture>>> merged(SqlConnection transaction, Set<String> leadIds) {
        return transaction
                .preparedQuery(MERGED)
                .execute(Tuple.of(leadIds.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, List<LeadNurture>> merged = new HashMap<>();
                    rows.forEach(row -> merged.computeIfAbsent(row.getString("survivor"), id -> new ArrayList<>())
                            .add(StoredJson.read(row.getString("state"), LeadNurture.class)));
                    return merged;
                });
    }

    /** The lead as which a lead goes on: itself, or the one into which it was merged. Empty if nothing is known of it. */
    public Uni<Optional<StoredLead>> goingOnAs(SqlConnection connection, String leadId) {
        return connection.preparedQuery(GOING_ON).execute(Tuple.of(leadId)).map(rows -> {
            RowIterator<Row> row = rows.iterator();
            return row.hasNext() ? Optional.of(lead(row.next())) : Optional.empty();
        });
    }

    /** Writes the rows, none of which may be of the same lead as another. */
    public Uni<Void> store(SqlConnection transaction, Collection<StoredLead> leads) {
        if (leads.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple parameters = new Columns<>(leads)
                .text(row -> row.lead().leadId())
                .number(StoredLead::sequence)
                .text(row -> StoredJson.write(row.seen()))
                .text(row -> StoredJson.write(row.lead()))
                .text(row -> row.lead().mergedInto())
                .tuple();
        return transaction.preparedQuery(STORE).execute(parameters).replaceWithVoid();
    }

    private static StoredLead lead(Row row) {
        return new StoredLead(
                StoredJson.read(row.getString("state"), LeadNurture.class),
                row.getLong("sequence"),
                StoredJson.readSeen(row.getString("seen")));
    }
}
