package io.ripen.nurture.mail;

import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Many mails at once, each to a lead of its own, as if a journey had decided on all of them. */
final class Backlog {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String LEADS = """
            INSERT INTO lead_nurture (lead_id, sequence, seen, state)
            SELECT $1 || i, 0, '{}', jsonb_set(jsonb_set(state, '{leadId}', to_jsonb($1 || i)),
                '{facts,email}', to_jsonb($1 || i || '@example' || i % 100 || '.com'))
            FROM lead_nurture, generate_series(1, $3) AS i WHERE lead_id = $2""";
    private static final String MAILS = """
            INSERT INTO mail (mail_key, lead_id, journey, journey_version, step, entry, template, purpose, state, attempts,
                next_attempt_at, message_id, cause, created_at)
            SELECT $1 || i || '/mql-welcome/welcome/1', $1 || i, 'mql-welcome', 2, 'welcome', 1, 'mql-welcome',
                'contact-by-mail', 'QUEUED', 0, $3, md5($1 || i) || '@ripen.example', $4::text::jsonb, $3
            FROM generate_series(1, $2) AS i""";

    private Backlog() {}

    /** Queues so many mails that are due at an instant; their leads are like one that is known. */
    static void queue(SqlClient database, String prefix, String known, int mails, Instant due) {
        database.preparedQuery(LEADS)
                .execute(Tuple.of(prefix, known, mails))
                .await()
                .atMost(PATIENCE);
        String cause = "{\"occurredAt\": \"" + due + "\", \"receivedAt\": \"" + due + "\"}";
        database.preparedQuery(MAILS)
                .execute(Tuple.of(prefix, mails, due.atOffset(ZoneOffset.UTC), cause))
                .await()
                .atMost(PATIENCE);
    }

    /** Removes it again. */
    static void drop(SqlClient database, String prefix) {
        for (String table : List.of("mail", "lead_nurture")) {
            database.query("DELETE FROM " + table + " WHERE lead_id LIKE '" + prefix + "%'")
                    .execute()
                    .await()
                    .atMost(PATIENCE);
        }
    }
}
