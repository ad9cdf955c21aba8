package io.ripen.contracts.touchpoint;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that ingest could not take. It carries the payload, so that it can be sent again once the cause is mended.
 *
 * @param rejectionId id of this rejection
 * @param site the site whose key was used
 * @param protocol how it came, for example {@code native}
 * @param code stable error code
 * @param pointer JSON pointer to the offending member within the event
 * @param detail what was wrong and what would be right
 * @param payload the event as received, as text
 * @param receivedAt when ingest received it
 * @param sender who sent it; absent in events of revision 1-0-0
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TouchpointRejected(
        String rejectionId,
        String site,
        String protocol,
        String code,
        @Nullable String pointer,
        String detail,
        String payload,
        Instant receivedAt,
        @Nullable EventSender sender) {}
