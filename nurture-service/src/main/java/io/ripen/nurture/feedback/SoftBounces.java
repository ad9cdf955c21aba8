package io.ripen.nurture.feedback;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;

/** Counts bounces that may pass, per lead. */
@Singleton
final class SoftBounces {
    private static final String ADD = """
            INSERT INTO soft_bounce (lead_id, touchpoint, bounced_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING""";
    private static final String FORGET = "DELETE FROM soft_bounce WHERE lead_id = $1 AND bounced_at <= $2";
    private static final String COUNT = "SELECT count(*) AS bounces FROM soft_bounce WHERE lead_id = $1";

    /** Adds one, which counts once however often it is added, and answers how many there were since an instant. */
    Uni<Long> add(SqlConnection transaction, String leadId, String touchpoint, Instant at, Instant since) {
        return transaction
                .preparedQuery(ADD)
                .execute(Tuple.of(leadId, touchpoint, at.atOffset(ZoneOffset.UTC)))
                .chain(() ->
                        transaction.preparedQuery(FORGET).execute(Tuple.of(leadId, since.atOffset(ZoneOffset.UTC))))
                .chain(() -> transaction.preparedQuery(COUNT).execute(Tuple.of(leadId)))
                .map(rows -> rows.iterator().next().getLong("bounces"));
    }
}
