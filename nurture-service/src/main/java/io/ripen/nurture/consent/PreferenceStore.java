package io.ripen.nurture.consent;

import io.ripen.nurture.domain.sending.MailPreferences;
import io.ripen.nurture.mail.HeldMails;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps what people want beside consents. The claim of a mail reads it. */
@Singleton
public class PreferenceStore {
    private static final String READ = "SELECT paused_until, declined_topics FROM lead_preference($1)";
    /** What was wanted under the ids of leads that were merged into this one is over, as long as they are one. */
    private static final String WRITE = """
            WITH earlier AS (
                UPDATE mail_preference SET replaced_by = array_append(replaced_by, $1)
                WHERE lead_id <> $1 AND lead_id IN (SELECT lead_family($1)) AND $1 <> ALL (replaced_by))
            INSERT INTO mail_preference (lead_id, paused_until, declined_topics, changed_at)
            SELECT $1, $2, $3, $4 FROM (
                SELECT 1 FROM lead_nurture WHERE lead_id = $1 AND state ->> 'erased' = 'false' FOR SHARE) AS known
            ON CONFLICT (lead_id) DO UPDATE SET paused_until = excluded.paused_until,
                declined_topics = excluded.declined_topics, changed_at = excluded.changed_at,
                replaced_by = excluded.replaced_by""";

    private final Pool pool;
    private final HeldMails held;

    @Inject
    PreferenceStore(Pool pool, HeldMails held) {
        this.pool = pool;
        this.held = held;
    }

    Uni<MailPreferences> read(String leadId) {
        return read(pool, leadId);
    }

    Uni<MailPreferences> read(SqlClient client, String leadId) {
        return client.preparedQuery(READ).execute(Tuple.of(leadId)).map(rows -> {
            RowIterator<Row> row = rows.iterator();
            return row.hasNext() ? preferences(row.next()) : MailPreferences.NONE;
        });
    }

    /** Writes them, unless the person was forgotten meanwhile, and has the rules asked anew about what a pause holds. */
    Uni<Void> write(SqlConnection transaction, String leadId, MailPreferences preferences, Instant now) {
        Instant until = preferences.pausedUntil();
        return transaction
                .preparedQuery(WRITE)
                .execute(Tuple.tuple()
                        .addString(leadId)
                        .addOffsetDateTime(until == null ? null : until.atOffset(ZoneOffset.UTC))
                        .addArrayOfString(preferences.declinedTopics().toArray(String[]::new))
                        .addOffsetDateTime(now.atOffset(ZoneOffset.UTC)))
                .chain(() -> held.release(transaction, leadId, now));
    }

    /** Reads the columns {@code paused_until} and {@code declined_topics}, both null for a lead that wants nothing. */
    public static MailPreferences preferences(Row row) {
        @Nullable OffsetDateTime until = row.getOffsetDateTime("paused_until");
        String @Nullable [] topics = row.getArrayOfStrings("declined_topics");
        return new MailPreferences(
                until == null ? null : until.toInstant(), topics == null ? Set.of() : Set.of(topics));
    }
}
