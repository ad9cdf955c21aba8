package io.ripen.lifecycle.demand;

import io.ripen.contracts.touchpoint.Asset;
import io.ripen.contracts.touchpoint.Campaign;
import io.ripen.contracts.touchpoint.Page;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.lifecycle.domain.demand.Act;
import io.ripen.lifecycle.domain.demand.Arrival;
import io.ripen.lifecycle.domain.demand.Channel;
import io.ripen.lifecycle.domain.demand.NamelessVisitor;
import io.ripen.lifecycle.domain.kpi.Belonging;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads touchpoints as the demand side sees them. */
@Singleton
class Acts {
    private final Referrers referrers;

    @Inject
    Acts(Referrers referrers) {
        this.referrers = referrers;
    }

    /** What somebody did; empty for what a machine did. */
    Optional<Act> of(TouchpointCaptured touchpoint) {
        if (touchpoint.origin() != null && touchpoint.origin().machine() != null) {
            return Optional.empty();
        }
        return Optional.of(new Act(
                touchpoint.occurredAt(),
                NamelessVisitor.is(touchpoint.visitorId(), touchpoint.touchpointId()),
                touchpoint.page() != null,
                arrival(touchpoint),
                content(touchpoint),
                attendance(touchpoint)));
    }

    private Arrival arrival(TouchpointCaptured touchpoint) {
        Page page = touchpoint.page();
        Campaign campaign = touchpoint.campaign();
        Channel.Referrer referrer = page == null ? null : referrers.of(page.referrer(), page.url());
        Channel channel = campaign == null
                ? Channel.of(null, null, false, referrer)
                : Channel.of(campaign.medium(), referrers.named(campaign.source()), true, referrer);
        return new Arrival(
                channel,
                referrer == null ? "" : Belonging.text(referrer.name()),
                Belonging.text(campaign == null ? null : campaign.source()),
                Belonging.text(campaign == null ? null : campaign.name()));
    }

    private static Act.@Nullable Content content(TouchpointCaptured touchpoint) {
        Asset asset = touchpoint.asset();
        return switch (touchpoint.type()) {
            case EMAIL_OPEN, BOUNCE, UNSUBSCRIBE, COMPLAINT -> null;
            case PAGE_VIEW,
                    DOWNLOAD,
                    EMAIL_CLICK,
                    FORM_FILL,
                    IDENTIFY,
                    WEBINAR_REGISTERED,
                    WEBINAR_ATTENDED,
                    EVENT_VISIT,
                    CHAT,
                    PHONE_CALL,
                    TRIAL_START,
                    VIDEO,
                    CUSTOM,
                    UNKNOWN ->
                asset == null
                        ? null
                        : new Act.Content(
                                Belonging.text(asset.id()),
                                Belonging.text(asset.type()),
                                Belonging.text(asset.topic()),
                                Belonging.text(asset.phase()));
        };
    }

    private static Act.@Nullable Attendance attendance(TouchpointCaptured touchpoint) {
        return switch (touchpoint.type()) {
            case WEBINAR_REGISTERED, WEBINAR_ATTENDED, EVENT_VISIT ->
                new Act.Attendance(touchpoint.type().wireName(), event(touchpoint));
            case PAGE_VIEW,
                    DOWNLOAD,
                    EMAIL_OPEN,
                    EMAIL_CLICK,
                    FORM_FILL,
                    IDENTIFY,
                    CHAT,
                    PHONE_CALL,
                    TRIAL_START,
                    VIDEO,
                    BOUNCE,
                    UNSUBSCRIBE,
                    COMPLAINT,
                    CUSTOM,
                    UNKNOWN -> null;
        };
    }

    private static String event(TouchpointCaptured touchpoint) {
        Asset asset = touchpoint.asset();
        return Belonging.text(asset == null ? touchpoint.name() : asset.id());
    }
}
