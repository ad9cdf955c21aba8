package io.ripen.local.rejected;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rejected event as its topic holds it.
 *
 * @param rejectionId id of the rejection
 * @param site the site that sent the event
 * @param protocol how it came
 * @param code why it was rejected
 * @param pointer where in the event the reason lies
 * @param detail what would be right
 * @param payload the event as received
 * @param receivedAt when it came
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Rejection(
        String rejectionId,
        String site,
        String protocol,
        String code,
        @Nullable String pointer,
        String detail,
        String payload,
        Instant receivedAt) {}
