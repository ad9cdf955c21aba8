package io.ripen.nurture.mail;

import io.ripen.lanes.postgres.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** Notes on mails what came back of them, for the numbers of their journeys: the first of each kind counts. */
@Singleton
public class MailEchoes {
    private static final String NOTE = """
            UPDATE mail m SET opened_at = coalesce(m.opened_at, u.opened), clicked_at = coalesce(m.clicked_at, u.clicked),
                bounced_at = coalesce(m.bounced_at, u.bounced), complained_at = coalesce(m.complained_at, u.complained)
            FROM (SELECT mail_key, lead_id, min(at) FILTER (WHERE kind = 'OPENED') AS opened,
                    min(at) FILTER (WHERE kind = 'CLICKED') AS clicked, min(at) FILTER (WHERE kind = 'BOUNCED') AS bounced,
                    min(at) FILTER (WHERE kind = 'COMPLAINED') AS complained
                FROM unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[]) AS e(mail_key, lead_id, kind, at)
                GROUP BY mail_key, lead_id) AS u
            WHERE m.mail_key = u.mail_key AND m.lead_id = u.lead_id""";

    /** What can come back of a mail. */
    public enum Kind {
        /** Its picture was fetched. */
        OPENED,
        /** One of its links was followed. */
        CLICKED,
        /** It came back, for whatever reason. */
        BOUNCED,
        /** It was marked as unwanted. */
        COMPLAINED
    }

    /**
     * Something that came back.
     *
     * @param mailKey of which mail
     * @param leadId to whom that mail was sent
     * @param kind what
     * @param at when
     */
    public record Echo(String mailKey, String leadId, Kind kind, Instant at) {}

    /** Notes them within the caller's transaction. Those of mails that are not there (any more) are dropped. */
    public Uni<Void> note(SqlConnection transaction, List<Echo> echoes) {
        if (echoes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery(NOTE)
                .execute(new Columns<>(echoes)
                        .text(Echo::mailKey)
                        .text(Echo::leadId)
                        .text(echo -> echo.kind().name())
                        .instant(Echo::at)
                        .tuple())
                .replaceWithVoid();
    }
}
