package io.ripen.nurture.domain.sending;

import io.ripen.nurture.domain.Family;
import io.ripen.nurture.domain.LeadNurture;
import io.ripen.nurture.domain.MailKind;
import java.time.Instant;
import java.util.Optional;

/** One reason, or family of reasons, not to send a mail now. */
@FunctionalInterface
interface SuppressionRule {

    /**
     * All that a rule may look at.
     *
     * @param lead the recipient
     * @param family the leads that were merged into it
     * @param mail the mail
     * @param rules what the installation asks of every mail
     * @param now when it is about to be sent
     */
    record Question(LeadNurture lead, Family family, Candidate mail, SendingRules rules, Instant now) {
        boolean is(MailKind kind) {
            return mail.mail().kind() == kind;
        }
    }

    /** What stands against the mail, if this rule has something. */
    Optional<Clearance> objection(Question question);
}
