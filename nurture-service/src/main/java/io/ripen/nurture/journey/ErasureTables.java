package io.ripen.nurture.journey;

import io.ripen.lanes.postgres.LaneErasure;
import io.ripen.nurture.mail.MailResult;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;

/**
 * Forgets leads, in the transaction of their lane and behind the writing of their rows. Who stores something about a lead
 * beside its lane stores a command with it; so that whatever came in at the same time is forgotten with that command.
 */
@Singleton
final class ErasureTables {
    /** What is on its way ends, so that nothing waits for ever in the numbers. */
    private static final List<String> END = List.of("""
            UPDATE mail SET state = CASE WHEN state = 'QUEUED' AND in_doubt_at IS NULL THEN 'SUPPRESSED' ELSE 'UNKNOWN' END,
                reason = 'erased', next_attempt_at = NULL, lease_until = NULL, settled_at = $2
            WHERE lead_id = ANY($1) AND state IN ('QUEUED', 'SENDING')""", """
            UPDATE enrolment SET state = 'EXITED', reason = 'erased', step = NULL, waits_until = NULL, ended_at = $2
            WHERE lead_id = ANY($1) AND state = 'WAITING'""");
    /** Of a proof stays what was said, when, and about which words; no mail, and a lead id that names nobody. */
    private static final List<String> FORGET = List.of(
            "DELETE FROM mail WHERE lead_id = ANY($1)",
            "DELETE FROM enrolment WHERE lead_id = ANY($1)",
            // In the order in which a delivery locks them, too.
            "DELETE FROM webhook_delivery WHERE position IN (SELECT position FROM webhook_event WHERE lead_id = ANY($1))",
            "DELETE FROM webhook_event WHERE lead_id = ANY($1)",
            "DELETE FROM mail_preference WHERE lead_id = ANY($1)",
            "DELETE FROM soft_bounce WHERE lead_id = ANY($1)",
            "DELETE FROM suppression_lift WHERE lead_id = ANY($1)",
            "UPDATE consent_proof SET mail_key = '' WHERE lead_id = ANY($1) AND mail_key <> ''");

    /** Forgets leads for good, and what came in about them since. */
    Uni<Void> forget(SqlConnection transaction, Collection<String> leadIds, Instant now) {
        if (leadIds.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        String[] leads = leadIds.toArray(String[]::new);
        Uni<Void> done = Uni.createFrom().voidItem();
        for (String statement : END) {
            done = done.chain(() -> transaction
                    .preparedQuery(statement)
                    .execute(Tuple.of(leads, now.atOffset(ZoneOffset.UTC)))
                    .replaceWithVoid());
        }
        for (String statement : FORGET) {
            done = done.chain(() -> transaction
                    .preparedQuery(statement)
                    .execute(Tuple.of(leads))
                    .replaceWithVoid());
        }
        // The lane answers the commands that are open still with this commit or later.
        return done.chain(() -> LaneErasure.forget(transaction, MailResult.LANE_GROUP, leadIds))
                .chain(() -> LaneErasure.silenceOpen(transaction, MailResult.LANE_GROUP, leadIds));
    }
}
