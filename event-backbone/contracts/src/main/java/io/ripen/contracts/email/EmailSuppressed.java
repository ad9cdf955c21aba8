package io.ripen.contracts.email;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.ripen.contracts.Cause;
import java.time.Instant;

/**
 * A mail was not sent, on purpose.
 *
 * @param sequence the same number as {@code ce_sequence}
 * @param mail which mail
 * @param reason stable code, for example {@code no-consent}
 * @param suppressedAt when it was decided
 * @param cause what set it off
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record EmailSuppressed(long sequence, MailRef mail, String reason, Instant suppressedAt, Cause cause) {}
