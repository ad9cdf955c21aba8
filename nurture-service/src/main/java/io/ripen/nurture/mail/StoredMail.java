package io.ripen.nurture.mail;

import io.ripen.contracts.Cause;
import io.ripen.contracts.email.MailRef;
import io.ripen.nurture.domain.Mail;
import io.ripen.nurture.domain.MailAddress;
import io.ripen.nurture.domain.sending.MailState;
import org.jspecify.annotations.Nullable;

/**
 * A mail's row.
 *
 * @param mail which mail
 * @param state where it is on its way
 * @param messageId its Message-ID header, without the angle brackets
 * @param cause what set it off
 * @param traceParent trace context of the event that set it off
 * @param tracked whether its last attempt went out with a picture and links that tell of openings and clicks
 * @param recipient the {@link MailAddress#hash} of the address that its last attempt went to; null before the first
 */
public record StoredMail(
        Mail mail,
        MailState state,
        String messageId,
        Cause cause,
        @Nullable String traceParent,
        boolean tracked,
        @Nullable String recipient) {

    StoredMail in(MailState newState) {
        return new StoredMail(mail, newState, messageId, cause, traceParent, tracked, recipient);
    }

    StoredMail tracked(boolean isTracked) {
        return new StoredMail(mail, state, messageId, cause, traceParent, isTracked, recipient);
    }

    StoredMail goingTo(String address) {
        return new StoredMail(mail, state, messageId, cause, traceParent, tracked, MailAddress.hash(address));
    }

    String key() {
        return mail.key().toString();
    }

    /** How events name the mail. */
    public MailRef ref() {
        return new MailRef(
                key(),
                mail.key().leadId(),
                mail.key().journey(),
                mail.journeyVersion(),
                mail.key().step(),
                mail.key().entry());
    }
}
