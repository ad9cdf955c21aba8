package io.ripen.nurture.feedback;

import io.ripen.lanes.postgres.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts bounces that may pass, per lead. */
@Singleton
final class SoftBounces {
    /** All parts see the table as it was before: what is selected are the bounces that were known already. */
    private static final String ADD = """
            WITH added AS (
                INSERT INTO soft_bounce (lead_id, touchpoint, bounced_at)
                SELECT lead_id, touchpoint, bounced_at
                FROM unnest($1::text[], $2::text[], $3::timestamptz[]) AS heard(lead_id, touchpoint, bounced_at)
                WHERE bounced_at > $4
                ORDER BY lead_id, touchpoint ON CONFLICT DO NOTHING),
            forgotten AS (DELETE FROM soft_bounce WHERE lead_id = ANY($1) AND bounced_at <= $4)
            SELECT lead_id, touchpoint FROM soft_bounce WHERE lead_id = ANY($1) AND bounced_at > $4""";

    /**
     * A bounce that may pass.
     *
     * @param leadId whose mail came back
     * @param source names what said so: two with the same one count once
     * @param at when
     */
    record SoftBounce(String leadId, String source, Instant at) {}

    /**
     * Adds bounces, each of which counts once however often it is added.
     *
     * @param since bounces of this instant or before count no more and are forgotten
     * @return for each bounce, in order, how many of its lead there were since then when it came, itself included
     */
    Uni<List<Integer>> add(SqlConnection transaction, List<SoftBounce> heard, Instant since) {
        if (heard.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return transaction
                .preparedQuery(ADD)
                .execute(new Columns<>(heard)
                        .text(SoftBounce::leadId)
                        .text(SoftBounce::source)
                        .instant(SoftBounce::at)
                        .tuple()
                        .addOffsetDateTime(Columns.utc(since)))
                .map(rows -> {
                    Map<String, Set<String>> known = new HashMap<>();
                    rows.forEach(row -> known.computeIfAbsent(row.getString("lead_id"), lead -> new HashSet<>())
                            .add(row.getString("touchpoint")));
                    return counts(known, heard, since);
                });
    }

    /** The counts, from the sources that were known of each lead. */
    static List<Integer> counts(Map<String, Set<String>> known, List<SoftBounce> heard, Instant since) {
        List<Integer> counts = new ArrayList<>(heard.size());
        Map<String, Set<String>> sources = new HashMap<>();
        for (SoftBounce bounce : heard) {
            Set<String> ofLead =
                    sources.computeIfAbsent(bounce.leadId(), lead -> new HashSet<>(known.getOrDefault(lead, Set.of())));
            if (bounce.at().isAfter(since)) {
                ofLead.add(bounce.source());
            }
            counts.add(ofLead.size());
        }
        return counts;
    }
}
