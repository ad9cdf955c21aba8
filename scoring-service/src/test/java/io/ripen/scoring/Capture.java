package io.ripen.scoring;

import io.ripen.contracts.EventType;
import io.ripen.contracts.lead.ConsentGrant;
import io.ripen.contracts.lead.ConsentPurpose;
import io.ripen.contracts.lead.ConsentStatus;
import io.ripen.contracts.lead.LeadFacts;
import io.ripen.contracts.touchpoint.Asset;
import io.ripen.contracts.touchpoint.Campaign;
import io.ripen.contracts.touchpoint.Origin;
import io.ripen.contracts.touchpoint.Page;
import io.ripen.contracts.touchpoint.TimeRule;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.contracts.touchpoint.TouchpointType;
import io.ripen.contracts.touchpoint.TrackedMail;
import io.ripen.testkit.TopicWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One browser of a test; what it does is written to the topic as ingest would. */
public final class Capture {
    private static final String SITE = "example";
    private final TopicWriter topics;
    private final Instant start;
    private final String visitorId = UUID.randomUUID().toString();

    /**
     * A browser.
     *
     * @param start the instant from which its minutes count
     */
    public Capture(TopicWriter topics, Instant start) {
        this.topics = topics;
        this.start = start;
    }

    public String visitorKey() {
        return "v:" + visitorId;
    }

    public Instant minute(long minutes) {
        return start.plus(Duration.ofMinutes(minutes));
    }

    public TouchpointCaptured view(long minute, String path) {
        return send(touchpoint(UUID.randomUUID().toString(), minute, TouchpointType.PAGE_VIEW, path, null));
    }

    public TouchpointCaptured form(long minute, String path, String email) {
        return form(minute, path, email, null);
    }

    /** A form of somebody whom a campaign of a search engine brought. */
    public TouchpointCaptured form(long minute, String path, String email, @Nullable String campaign) {
        LeadFacts facts = new LeadFacts(email, "Ada Lovelace", null, "CTO", null, "Acme", null, null, null, null, null);
        return send(touchpoint(UUID.randomUUID().toString(), minute, TouchpointType.FORM_FILL, path, facts, campaign));
    }

    /** A content of the topic {@code security} that is downloaded. */
    public TouchpointCaptured download(long minute, String asset, @Nullable Origin origin) {
        TouchpointCaptured page =
                touchpoint(UUID.randomUUID().toString(), minute, TouchpointType.DOWNLOAD, "/" + asset, null);
        return send(new TouchpointCaptured(
                page.touchpointId(),
                page.site(),
                page.visitorKey(),
                page.visitorId(),
                null,
                page.type(),
                null,
                page.occurredAt(),
                page.receivedAt(),
                page.timeRule(),
                null,
                page.page(),
                null,
                new Asset(asset, "whitepaper", "security", null, null),
                null,
                List.of(),
                List.of(),
                Map.of(),
                origin,
                null));
    }

    /** The same touchpoint with what ingest says about where it came from. */
    public TouchpointCaptured from(TouchpointCaptured touchpoint, @Nullable Origin origin, @Nullable TrackedMail mail) {
        return new TouchpointCaptured(
                touchpoint.touchpointId(),
                touchpoint.site(),
                touchpoint.visitorKey(),
                touchpoint.visitorId(),
                touchpoint.userId(),
                touchpoint.type(),
                touchpoint.name(),
                touchpoint.occurredAt(),
                touchpoint.receivedAt(),
                touchpoint.timeRule(),
                touchpoint.clientTime(),
                touchpoint.page(),
                touchpoint.campaign(),
                touchpoint.asset(),
                touchpoint.facts(),
                touchpoint.withdrawnFacts(),
                touchpoint.consents(),
                touchpoint.properties(),
                origin,
                mail);
    }

    public TouchpointCaptured send(TouchpointCaptured touchpoint) {
        topics.write(
                EventType.TOUCHPOINT_CAPTURED,
                new TopicWriter.Attributes(
                        touchpoint.touchpointId(),
                        "/ripen/ingest/" + SITE,
                        touchpoint.visitorKey(),
                        touchpoint.occurredAt(),
                        null),
                touchpoint);
        return touchpoint;
    }

    public TouchpointCaptured touchpoint(
            String id, long minute, TouchpointType type, String path, @Nullable LeadFacts facts) {
        return touchpoint(id, minute, type, path, facts, null);
    }

    private TouchpointCaptured touchpoint(
            String id,
            long minute,
            TouchpointType type,
            String path,
            @Nullable LeadFacts facts,
            @Nullable String campaign) {
        List<ConsentGrant> consents = facts == null
                ? List.of()
                : List.of(new ConsentGrant(
                        ConsentPurpose.CONTACT_BY_MAIL, ConsentStatus.GRANTED, minute(minute), "form", "v1"));
        return new TouchpointCaptured(
                id,
                SITE,
                "v:" + visitorId,
                visitorId,
                null,
                type,
                null,
                minute(minute),
                Instant.now(),
                TimeRule.CLIENT,
                null,
                new Page("https://example.org" + path + "?ref=mail", null, null),
                campaign == null ? null : new Campaign(campaign, "search", "cpc", null, null, null, null),
                null,
                facts,
                List.of(),
                consents,
                Map.of(),
                null,
                null);
    }
}
