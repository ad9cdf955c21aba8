package io.ripen.nurture.mail;

import io.ripen.nurture.mail.LeadMails.MailView;
import io.ripen.nurture.mail.MailSummary.Count;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads mails for people. */
@Singleton
final class MailReads {
    private static final int MOST_MAILS = 500;
    private static final String OF_LEAD = "from Mail m where m.leadId = :leadId order by m.createdAt desc, m.mailKey";
    private static final String COUNTS = """
            SELECT journey, step, substr(figure, 6) AS state, reason, sum(count)::bigint AS mails FROM journey_count
            WHERE figure LIKE 'mail-%' GROUP BY journey, step, figure, reason HAVING sum(count) <> 0
            ORDER BY journey, step""";

    private final Mutiny.SessionFactory sessions;
    private final Pool pool;

    @Inject
    MailReads(Mutiny.SessionFactory sessions, Pool pool) {
        this.sessions = sessions;
        this.pool = pool;
    }

    /** A lead's newest mails; none for a lead that never got any. */
    Uni<LeadMails> ofLead(String leadId) {
        return sessions.withSession(session -> session.createQuery(OF_LEAD, MailEntity.class)
                        .setParameter("leadId", leadId)
                        .setMaxResults(MOST_MAILS)
                        .getResultList())
                .map(mails ->
                        new LeadMails(leadId, mails.stream().map(MailView::of).toList()));
    }

    Uni<MailSummary> summary() {
        return pool.query(COUNTS).execute().map(rows -> {
            List<Count> counts = new ArrayList<>();
            rows.forEach(row -> counts.add(new Count(
                    row.getString("journey"),
                    row.getString("step"),
                    row.getString("state"),
                    row.getString("reason"),
                    row.getLong("mails"))));
            return MailSummary.of(counts);
        });
    }
}
