package io.ripen.ingest.domain;

import io.ripen.ingest.domain.raw.Client;
import io.ripen.ingest.domain.raw.Member;
import io.ripen.ingest.domain.raw.Texts;
import io.ripen.ingest.domain.site.SitePolicy;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Gives an event a visitor where the client keeps none: an id for one day, if the site wants that, or for this event
 * alone, if the client asks that nothing of it is kept or its protocol has events that name nobody.
 *
 * @param freshIds ids for events that have none
 */
record VisitorWithoutCookie(Supplier<String> freshIds) implements Enrichment {
    private static final String DAILY = "day-";
    private static final String NAMELESS = "anon-";

    @Override
    public Draft enrich(Draft draft, Reception reception) {
        Client client = reception.client();
        SitePolicy.VisitorIds wanted = reception.policy().visitorIds();
        Draft own = wanted == SitePolicy.VisitorIds.DAILY_HASH && !client.trusted()
                ? draft.without(Member.VISITOR_ID)
                : draft;
        if (own.text(Member.VISITOR_ID) != null || own.text(Member.USER_ID) != null) {
            return own;
        }
        boolean daily =
                wanted != SitePolicy.VisitorIds.CLIENT && !client.signals().anonymous();
        if (daily && client.dailyId() != null) {
            return withVisitor(own, DAILY + client.dailyId());
        }
        boolean alone = client.signals().anonymous() || reception.takesNobody();
        return alone ? withVisitorOfItsOwn(own) : own;
    }

    private Draft withVisitorOfItsOwn(Draft draft) {
        String given = draft.text(Member.ID);
        String id = given == null ? freshIds.get() : given;
        return withVisitor(
                draft.with(new EnumMap<>(Map.of(Member.ID, id))),
                Texts.cut(NAMELESS + id, Member.VISITOR_ID.maxLength()));
    }

    private static Draft withVisitor(Draft draft, String visitorId) {
        return draft.with(new EnumMap<>(Map.of(Member.VISITOR_ID, visitorId)));
    }
}
