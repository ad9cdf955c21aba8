package io.ripen.contracts.email;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;

/**
 * A sent mail came back.
 *
 * @param sequence the same number as {@code ce_sequence}
 * @param mail which mail
 * @param permanent whether it will never be deliverable
 * @param status enhanced status code, RFC 3463
 * @param bouncedAt when
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record EmailBounced(long sequence, MailRef mail, boolean permanent, String status, Instant bouncedAt) {}
