package io.ripen.nurture.mail;

import io.ripen.nurture.domain.Journeys;
import io.ripen.nurture.domain.Mail;
import io.ripen.nurture.domain.sending.Candidate;
import io.ripen.nurture.domain.sending.Clearance;
import io.ripen.nurture.domain.sending.QuietHours;
import io.ripen.nurture.domain.sending.SendingRules;
import io.ripen.nurture.domain.sending.Suppression;
import io.ripen.nurture.mail.MailStore.DueMail;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** Asks the rules about a mail that is due, with what is known of its recipient at that moment. */
@Singleton
final class MailClearance {
    private final Journeys journeys;
    private final SendingRules rules;
    private final ZoneId zone;

    @Inject
    MailClearance(Journeys journeys, RulesSettings settings) {
        this.journeys = journeys;
        this.rules = settings.rules();
        this.zone = settings.zone();
    }

    /** How far back mails matter. */
    Duration memory() {
        return rules.caps().longestWindow();
    }

    /** Whether a mail may go out; {@code past} are the times of the lead's mails within {@link #memory()}. */
    Clearance check(DueMail due, List<Instant> past, Instant now) {
        Mail mail = due.mail().mail();
        Candidate candidate = new Candidate(
                mail,
                journeys.find(mail.key().journey(), mail.journeyVersion()),
                past,
                QuietHours.zone(due.lead().facts().timeZone(), zone));
        return switch (Suppression.check(due.lead(), due.family(), candidate, rules, now)) {
            case Clearance.Cleared cleared -> due.preferences().check(mail, now);
            case Clearance.Suppressed suppressed -> suppressed;
            case Clearance.Held held -> held;
        };
    }
}
