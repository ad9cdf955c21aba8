package io.ripen.nurture.mail;

import io.ripen.contracts.email.MailRef;
import io.ripen.nurture.domain.MailKind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds mails by their keys and by what comes back of them. */
@Singleton
public class MailLookup {
    private static final String BY_KEY =
            "SELECT mail_key, lead_id, journey, journey_version, step, entry, kind, recipient_hash FROM mail WHERE mail_key = ANY($1)";
    private static final String BY_HASH = """
            SELECT mail_key, lead_id, journey, journey_version, step, entry, kind, recipient_hash FROM mail
            WHERE split_part(message_id, '@', 1) = $1 AND attempts > 0""";

    /**
     * A mail.
     *
     * @param mail which one
     * @param toColleagues whether it went to colleagues of ours, so that its way says nothing about the lead's address
     * @param recipient the hash of the address that it went to; null if it went to none yet, or an earlier version sent it
     */
    public record SentMail(
            MailRef mail, boolean toColleagues, @Nullable String recipient) {}

    /** The mails of these keys, by their keys; without those that there never were. */
    public Uni<Map<String, SentMail>> find(SqlConnection transaction, Set<String> mailKeys) {
        if (mailKeys.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return transaction
                .preparedQuery(BY_KEY)
                .execute(Tuple.of(mailKeys.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, SentMail> mails = new HashMap<>();
                    rows.forEach(row -> mails.put(row.getString("mail_key"), sent(row)));
                    return mails;
                });
    }

    /** The mail whose Message-ID and envelope sender have this hash; empty if no attempt was made to send such a mail. */
    public Uni<Optional<SentMail>> findByHash(SqlConnection transaction, String hash) {
        return transaction.preparedQuery(BY_HASH).execute(Tuple.of(hash)).map(rows -> {
            RowIterator<Row> row = rows.iterator();
            return row.hasNext() ? Optional.of(sent(row.next())) : Optional.empty();
        });
    }

    private static SentMail sent(Row row) {
        MailRef ref = new MailRef(
                row.getString("mail_key"),
                row.getString("lead_id"),
                row.getString("journey"),
                row.getInteger("journey_version"),
                row.getString("step"),
                row.getInteger("entry"));
        boolean toColleagues = row.getString("kind").equals(MailKind.INTERNAL.id());
        return new SentMail(ref, toColleagues, row.getString("recipient_hash"));
    }
}
