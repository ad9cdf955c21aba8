package io.ripen.contracts.email;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.ripen.contracts.Cause;
import java.time.Instant;

/**
 * A mail was decided on and queued.
 *
 * @param sequence the same number as {@code ce_sequence}
 * @param mail which mail
 * @param template the template's id
 * @param purpose the consent purpose it needs
 * @param triggeredAt when it was decided on
 * @param cause what set it off
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record EmailTriggered(
        long sequence, MailRef mail, String template, String purpose, Instant triggeredAt, Cause cause) {}
