package io.ripen.nurture.mail;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;

/** Mails that wait because the person asked for a pause. */
@Singleton
public class HeldMails {
    /**
     * Due a microsecond after each other in the order in which they were decided on. Goes through all queued mails of the
     * lead: what is being claimed is waited for, and may be held only then.
     */
    private static final String RELEASE = """
            UPDATE mail m SET reason = NULLIF(m.reason, 'paused'), next_attempt_at = CASE m.reason
                WHEN 'paused' THEN $2::timestamptz + q.place * interval '1 microsecond' ELSE m.next_attempt_at END
            FROM (SELECT mail_key, row_number() OVER (ORDER BY created_at, mail_key) AS place FROM mail
                WHERE lead_id IN (SELECT lead_family(coalesce(lead_survivor($1), $1))) AND state = 'QUEUED') AS q
            WHERE m.mail_key = q.mail_key AND m.state = 'QUEUED'""";

    /**
     * Makes what a pause holds due now, within the caller's transaction: of the person, under the id as which the lead goes on
     * and under those that were merged into it. All rules are asked again at its claim, so that what has to wait still is held
     * again.
     */
    public Uni<Void> release(SqlConnection transaction, String leadId, Instant now) {
        return transaction
                .preparedQuery(RELEASE)
                .execute(Tuple.of(leadId, now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }
}
