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

/** Finds mails by their keys and by what comes back of them. */
@Singleton
public class MailLookup {
    private static final String BY_KEY =
            "SELECT mail_key, lead_id, journey, journey_version, step, entry, kind FROM mail WHERE mail_key = ANY($1)";
    private static final String BY_HASH = """
            SELECT mail_key, lead_id, journey, journey_version, step, entry, kind FROM mail
            WHERE split_part(message_id, '@', 1) = $1 AND attempts > 0""";

    /**
     * A mail that there is.
     *
     * @param ref how events name it
     * @param toColleagues whether it went to colleagues of ours, so that its way says nothing about the lead's address
     */
    public record Found(MailRef ref, boolean toColleagues) {}

    /** The mails of these keys, by their keys; without those that there never were. */
    public Uni<Map<String, Found>> find(SqlConnection transaction, Set<String> mailKeys) {
        if (mailKeys.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return transaction
                .preparedQuery(BY_KEY)
                .execute(Tuple.of(mailKeys.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, Found> mails = new HashMap<>();
                    rows.forEach(row -> mails.put(row.getString("mail_key"), mail(row)));
                    return mails;
                });
    }

    /** The mail whose Message-ID and envelope sender have this hash; empty if no attempt was made to send such a mail. */
    public Uni<Optional<Found>> findByHash(SqlConnection transaction, String hash) {
        return transaction.preparedQuery(BY_HASH).execute(Tuple.of(hash)).map(rows -> {
            RowIterator<Row> row = rows.iterator();
            return row.hasNext() ? Optional.of(mail(row.next())) : Optional.empty();
        });
    }

    private static Found mail(Row row) {
        MailRef ref = new MailRef(
                row.getString("mail_key"),
                row.getString("lead_id"),
                row.getString("journey"),
                row.getInteger("journey_version"),
                row.getString("step"),
                row.getInteger("entry"));
        return new Found(ref, row.getString("kind").equals(MailKind.INTERNAL.id()));
    }
}
