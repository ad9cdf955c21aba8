package io.ripen.contracts.email;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.ripen.contracts.Cause;
import java.time.Instant;

/**
 * The SMTP server took a mail.
 *
 * @param sequence the same number as {@code ce_sequence}
 * @param mail which mail
 * @param messageId the Message-ID header, without the angle brackets
 * @param sentAt when the server answered
 * @param cause what set it off
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record EmailSent(long sequence, MailRef mail, String messageId, Instant sentAt, Cause cause) {}
