package io.ripen.contracts.touchpoint;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.ripen.contracts.lead.ConsentGrant;
import io.ripen.contracts.lead.FactName;
import io.ripen.contracts.lead.LeadFacts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A touchpoint as ingest took it. Its id is the one the client gave, so that a client's retry is recognised.
 *
 * @param touchpointId the client's event id, or a generated one; unique per site
 * @param site the site whose key was used
 * @param visitorKey the Kafka key: {@code v:} and the visitor id, else {@code u:} and the user id
 * @param visitorId anonymous id of the browser or device
 * @param userId the customer's own id of the person
 * @param type what happened
 * @param name the name of a custom touchpoint or of the form
 * @param occurredAt when it happened, see {@code timeRule}; never after {@code receivedAt}
 * @param receivedAt when ingest received it
 * @param timeRule how {@code occurredAt} was found
 * @param clientTime the time that the client gave, unchanged
 * @param page the page on which it happened
 * @param campaign where the visit came from
 * @param asset the content that was used
 * @param facts what the person told with this touchpoint
 * @param withdrawnFacts facts that hold no longer; one that {@code facts} tells anew holds
 * @param consents what the person agreed to, or withdrew, with this touchpoint
 * @param properties further values as given
 * @param origin how it came; absent in touchpoints of revision 1-0-0
 * @param mail the mail of ours that led to it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record TouchpointCaptured(
        String touchpointId,
        String site,
        String visitorKey,
        @Nullable String visitorId,
        @Nullable String userId,
        TouchpointType type,
        @Nullable String name,
        Instant occurredAt,
        Instant receivedAt,
        TimeRule timeRule,
        @Nullable Instant clientTime,
        @Nullable Page page,
        @Nullable Campaign campaign,
        @Nullable Asset asset,
        @Nullable LeadFacts facts,
        List<FactName> withdrawnFacts,
        List<ConsentGrant> consents,

        @JsonFormat(with = JsonFormat.Feature.WRITE_SORTED_MAP_ENTRIES)
        Map<String, PropertyValue> properties,

        @Nullable Origin origin,
        @Nullable TrackedMail mail) {

    /** Copies the collections; an absent one is empty. */
    @SuppressWarnings("ConstantValue") // the JSON parser passes null for an absent member
    public TouchpointCaptured {
        withdrawnFacts = withdrawnFacts == null ? List.of() : List.copyOf(withdrawnFacts);
        consents = consents == null ? List.of() : List.copyOf(consents);
        properties = properties == null ? Map.of() : Map.copyOf(properties);
    }
}
