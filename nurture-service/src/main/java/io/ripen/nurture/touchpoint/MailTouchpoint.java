package io.ripen.nurture.touchpoint;

import io.ripen.contracts.lead.ConsentGrant;
import io.ripen.contracts.touchpoint.Origin;
import io.ripen.contracts.touchpoint.PropertyValue;
import io.ripen.contracts.touchpoint.TimeRule;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.contracts.touchpoint.TouchpointType;
import io.ripen.contracts.touchpoint.TrackedMail;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to one of our mails.
 *
 * @param id deterministic where it may be told twice
 * @param leadId the lead that the mail was sent to
 * @param mailKey which mail
 * @param type what happened
 * @param name name of a custom touchpoint
 * @param at when
 * @param consents what the person agreed to, or withdrew, with it
 * @param properties further values
 */
public record MailTouchpoint(
        String id,
        String leadId,
        String mailKey,
        TouchpointType type,
        @Nullable String name,
        Instant at,
        List<ConsentGrant> consents,
        Map<String, PropertyValue> properties) {

    /** The site of touchpoints that Ripen makes itself. */
    private static final String SITE = "ripen";

    private static final String PROTOCOL = "nurture";

    /** Copies the collections. */
    public MailTouchpoint {
        consents = List.copyOf(consents);
        properties = Map.copyOf(properties);
    }

    TouchpointCaptured captured() {
        String user = "lead:" + leadId;
        Instant when = at.truncatedTo(ChronoUnit.MILLIS);
        return new TouchpointCaptured(
                id,
                SITE,
                "u:" + user,
                null,
                user,
                type,
                name,
                when,
                when,
                TimeRule.RECEIPT,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                consents,
                properties,
                new Origin(PROTOCOL, null, null, null, null),
                new TrackedMail(leadId, mailKey, null));
    }
}
