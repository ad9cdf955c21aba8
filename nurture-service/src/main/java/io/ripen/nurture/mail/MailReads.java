package io.ripen.nurture.mail;

import io.ripen.nurture.mail.LeadMails.MailView;
import io.ripen.nurture.mail.MailSummary.Count;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads mails for people. */
@Singleton
final class MailReads {
    private static final int MOST_MAILS = 500;
    private static final String OF_LEAD = "from Mail m where m.leadId = :leadId order by m.createdAt desc, m.mailKey";
    private static final String COUNTS = """
            select m.journey, m.step, m.state, m.reason, count(*) from Mail m
            group by m.journey, m.step, m.state, m.reason order by m.journey, m.step""";

    private final Mutiny.SessionFactory sessions;

    @Inject
    MailReads(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
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
        return sessions.withSession(
                        session -> session.createQuery(COUNTS, Count.class).getResultList())
                .map(MailSummary::of);
    }
}
