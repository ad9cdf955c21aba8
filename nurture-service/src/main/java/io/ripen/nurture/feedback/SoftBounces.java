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
import org.jspecify.annotations.Nullable;

/** Counts bounces that may pass, per lead and address. */
@Singleton
final class SoftBounces {
    /** All parts see the table as it was before: what is selected are the bounces that were known already. */
    private static final String ADD = """
            WITH added AS (
                INSERT INTO soft_bounce (lead_id, touchpoint, bounced_at, recipient_hash)
                SELECT lead_id, touchpoint, bounced_at, recipient_hash
                FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::text[])
                    AS heard(lead_id, touchpoint, bounced_at, recipient_hash)
                WHERE bounced_at > $5
                ORDER BY lead_id, touchpoint ON CONFLICT DO NOTHING),
            forgotten AS (DELETE FROM soft_bounce WHERE lead_id = ANY($1) AND bounced_at <= $5)
            SELECT lead_id, recipient_hash, touchpoint FROM soft_bounce
            WHERE lead_id = ANY($1) AND bounced_at > $5""";

    /**
     * A bounce that may pass.
     *
     * @param leadId whose mail came back
     * @param recipient the hash of the address that it went to; absent if nobody knows, and such ones count by themselves
     * @param source names what said so: two with the same one count once
     * @param at when
     */
    record SoftBounce(String leadId, @Nullable String recipient, String source, Instant at) {
        private Recipient to() {
            return new Recipient(leadId, hash());
        }

        private String hash() {
            return recipient == null ? "" : recipient;
        }
    }

    /** One address of one lead. */
    record Recipient(String leadId, String hash) {}

    /**
     * Adds bounces, each of which counts once however often it is added.
     *
     * @param since bounces of this instant or before count no more and are forgotten
     * @return for each bounce, in order, how many of its lead and address there were since then when it came, itself included
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
                        .text(SoftBounce::hash)
                        .tuple()
                        .addOffsetDateTime(Columns.utc(since)))
                .map(rows -> {
                    Map<Recipient, Set<String>> known = new HashMap<>();
                    rows.forEach(row -> known.computeIfAbsent(
                                    new Recipient(row.getString("lead_id"), row.getString("recipient_hash")),
                                    to -> new HashSet<>())
                            .add(row.getString("touchpoint")));
                    return counts(known, heard, since);
                });
    }

    /** The counts, from the sources that were known of each address. */
    static List<Integer> counts(Map<Recipient, Set<String>> known, List<SoftBounce> heard, Instant since) {
        List<Integer> counts = new ArrayList<>(heard.size());
        Map<Recipient, Set<String>> sources = new HashMap<>();
        for (SoftBounce bounce : heard) {
            Set<String> ofAddress =
                    sources.computeIfAbsent(bounce.to(), to -> new HashSet<>(known.getOrDefault(to, Set.of())));
            if (bounce.at().isAfter(since)) {
                ofAddress.add(bounce.source());
            }
            counts.add(ofAddress.size());
        }
        return counts;
    }
}
