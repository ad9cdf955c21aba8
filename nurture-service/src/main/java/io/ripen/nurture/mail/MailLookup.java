package io.ripen.nurture.mail;

import io.ripen.contracts.email.MailRef;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Finds mails by their keys. */
@Singleton
public class MailLookup {
    private static final String BY_KEY =
            "SELECT mail_key, lead_id, journey, journey_version, step, entry FROM mail WHERE mail_key = $1";

    /** The mail of a key; empty if there never was one. */
    public Uni<Optional<MailRef>> find(SqlConnection transaction, String mailKey) {
        return transaction.preparedQuery(BY_KEY).execute(Tuple.of(mailKey)).map(rows -> {
            RowIterator<Row> row = rows.iterator();
            return row.hasNext() ? Optional.of(mail(row.next())) : Optional.empty();
        });
    }

    private static MailRef mail(Row row) {
        return new MailRef(
                row.getString("mail_key"),
                row.getString("lead_id"),
                row.getString("journey"),
                row.getInteger("journey_version"),
                row.getString("step"),
                row.getInteger("entry"));
    }
}
