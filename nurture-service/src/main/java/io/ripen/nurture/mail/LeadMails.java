package io.ripen.nurture.mail;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The mails of one lead.
 *
 * @param leadId the lead
 * @param emails its mails, the newest first
 */
@Schema(name = "LeadEmails")
record LeadMails(String leadId, List<MailView> emails) {
    LeadMails {
        emails = List.copyOf(emails);
    }

    /**
     * One mail.
     *
     * @param state QUEUED, SENDING, SENT, SUPPRESSED, FAILED or UNKNOWN
     * @param reason stable code of why it was suppressed, failed, is unknown, or is held while queued
     * @param nextAttemptAt when it may be sent, as long as it is queued; for one that is held, until when
     * @param settledAt when it was sent, suppressed, given up or put in doubt
     */
    @Schema(name = "Email")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MailView(
            String mailKey,
            String journey,
            int journeyVersion,
            String step,
            int entry,
            String template,
            String purpose,
            String state,
            @Nullable String reason,
            int attempts,
            String messageId,
            Instant createdAt,
            @Nullable Instant nextAttemptAt,
            @Nullable Instant settledAt) {

        static MailView of(MailEntity mail) {
            return new MailView(
                    mail.mailKey,
                    mail.journey,
                    mail.journeyVersion,
                    mail.step,
                    mail.entry,
                    mail.template,
                    mail.purpose,
                    mail.state,
                    mail.reason,
                    mail.attempts,
                    mail.messageId,
                    mail.createdAt,
                    mail.nextAttemptAt,
                    mail.settledAt);
        }
    }
}
