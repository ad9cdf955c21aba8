package io.ripen.nurture.lead;

import io.ripen.contracts.EventType;
import io.ripen.contracts.lead.ConsentGrant;
import io.ripen.contracts.touchpoint.Origin;
import io.ripen.contracts.touchpoint.OwnVisitor;
import io.ripen.contracts.touchpoint.PropertyValue;
import io.ripen.contracts.touchpoint.TimeRule;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.contracts.touchpoint.TouchpointType;
import io.ripen.contracts.touchpoint.TrackedMail;
import io.ripen.lanes.OutgoingEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What nurture itself hears of people, in the form in which scoring hears of everything: touchpoints. */
public final class OwnTouchpoints {
    private static final String PROTOCOL = "nurture";
    private static final String SOURCE = "/ripen/nurture/touchpoints";

    private OwnTouchpoints() {}

    /**
     * What happened.
     *
     * @param type what kind of touchpoint
     * @param name of a custom one
     * @param consents what was said of consents
     * @param properties further values
     */
    public record Happened(
            TouchpointType type,
            @Nullable String name,
            List<ConsentGrant> consents,
            Map<String, PropertyValue> properties) {
        /** Copies the collections. */
        public Happened {
            consents = List.copyOf(consents);
            properties = Map.copyOf(properties);
        }
    }

    /**
     * The touchpoint.
     *
     * @param id names it for ever: two with the same count once
     * @param leadId whose
     * @param mailKey the mail that led to it
     */
    public static TouchpointCaptured of(String id, String leadId, String mailKey, Happened what, Instant at) {
        String user = "lead:" + leadId;
        Instant when = at.truncatedTo(ChronoUnit.MILLIS);
        return new TouchpointCaptured(
                id,
                OwnVisitor.SITE,
                OwnVisitor.key(user),
                null,
                user,
                what.type(),
                what.name(),
                when,
                when,
                TimeRule.RECEIPT,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                what.consents(),
                what.properties(),
                new Origin(PROTOCOL, null, null, null, null),
                new TrackedMail(leadId, mailKey, null));
    }

    /** Whether a touchpoint was made here. */
    public static boolean isOwn(TouchpointCaptured touchpoint) {
        return touchpoint.site().equals(OwnVisitor.SITE)
                && touchpoint.origin() != null
                && touchpoint.origin().protocol().equals(PROTOCOL);
    }

    /** The touchpoint as the lead's lane publishes it. */
    public static OutgoingEvent event(TouchpointCaptured touchpoint) {
        return new OutgoingEvent(
                EventType.TOUCHPOINT_CAPTURED,
                touchpoint.touchpointId(),
                SOURCE,
                touchpoint.visitorKey(),
                touchpoint.visitorKey(),
                null,
                touchpoint.occurredAt(),
                touchpoint,
                null);
    }
}
