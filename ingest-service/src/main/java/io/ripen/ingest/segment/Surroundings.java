package io.ripen.ingest.segment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ripen.ingest.domain.raw.Member;
import io.ripen.ingest.reading.ForeignTouchpoint;
import io.ripen.ingest.reading.JsonProperties;
import org.jspecify.annotations.Nullable;

/** What a call's {@code context} says: page, campaign, client, language, groups, and that an app's SDK sends it. */
final class Surroundings {
    private Surroundings() {}

    static void addTo(ForeignTouchpoint touchpoint, ObjectNode context) {
        page(touchpoint, Node.object(context, "page"));
        ObjectNode campaign = Node.object(context, "campaign");
        touchpoint
                .put(Member.CAMPAIGN_NAME, Node.text(campaign, "name"))
                .put(Member.CAMPAIGN_SOURCE, Node.text(campaign, "source"))
                .put(Member.CAMPAIGN_MEDIUM, Node.text(campaign, "medium"))
                .put(Member.CAMPAIGN_TERM, Node.text(campaign, "term"))
                .put(Member.CAMPAIGN_CONTENT, Node.text(campaign, "content"))
                .put(Member.CLIENT_IP, Node.text(context, "ip"))
                .put(Member.CLIENT_USER_AGENT, Node.text(context, "userAgent"));
        Traits.personFacts(touchpoint, Node.object(context, "traits"));
        touchpoint
                .put(Member.FACTS_LOCALE, Node.text(context, "locale"))
                .put(Member.FACTS_TIME_ZONE, zone(Node.text(context, "timezone")));
        JsonProperties.addTo(touchpoint, "groupId", context.path("groupId"));
        if (!Node.object(context, "device").isEmpty()) {
            touchpoint.byApp();
        }
    }

    /** A page as {@code context.page} and the properties of a {@code page} call describe it. */
    static void page(ForeignTouchpoint touchpoint, ObjectNode page) {
        touchpoint
                .put(Member.PAGE_URL, Node.text(page, "url"))
                .put(Member.PAGE_TITLE, Node.text(page, "title"))
                .put(Member.PAGE_REFERRER, referrer(Node.text(page, "referrer")));
    }

    /** RudderStack's script says {@code $direct} where there is none. */
    private static @Nullable String referrer(@Nullable String referrer) {
        return referrer == null || referrer.startsWith("$") ? null : referrer;
    }

    /** RudderStack's script gives an offset, such as {@code GMT+0100}, which tells no zone. */
    private static @Nullable String zone(@Nullable String zone) {
        return zone == null || zone.startsWith("GMT") ? null : zone;
    }
}
