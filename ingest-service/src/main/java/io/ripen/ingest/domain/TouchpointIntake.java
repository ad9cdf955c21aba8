package io.ripen.ingest.domain;

import io.ripen.ingest.domain.raw.Member;
import io.ripen.ingest.domain.raw.RawTouchpoint;
import io.ripen.ingest.domain.raw.Section;
import io.ripen.ingest.domain.site.IntakeBounds;
import io.ripen.ingest.domain.site.Vocabulary;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides which events of a request are taken. One bad event never affects another; of several reasons the first in the
 * order of {@link #rules} is given.
 */
public final class TouchpointIntake {
    static final String PAGE_VIEW = "page-view";
    static final String CUSTOM = "custom";

    private final List<Enrichment> enrichments;
    private final PrivacyRule privacy;
    private final List<Rule> rules;
    private final Lookups knowledge;

    /**
     * @param vocabulary the words that closed members may hold
     * @param bounds what an event may not exceed
     * @param knowledge what the intake asks others about
     */
    public TouchpointIntake(Vocabulary vocabulary, IntakeBounds bounds, Lookups knowledge) {
        Rule mailAddress = new MailAddressRule(knowledge.mailAddress());
        this.enrichments = List.of(
                new MailTokenFromUrl(),
                new CampaignFromUrl(),
                new AssetFromCatalogue(),
                new UnfitIds(knowledge.hashedId()),
                new VisitorWithoutCookie(knowledge.freshIds()),
                new UnfitConsents(vocabulary, bounds.maxProperties()),
                new UnsubscribeWithdraws(),
                new UnfitFacts(
                        Map.of(
                                Member.FACTS_EMAIL, mailAddress,
                                Member.FACTS_COUNTRY, PlaceRules::country,
                                Member.FACTS_TIME_ZONE, PlaceRules::timeZone,
                                Member.FACTS_LOCALE, PlaceRules::locale),
                        bounds.maxProperties()));
        this.privacy = new PrivacyRule(vocabulary.types());
        this.rules = List.of(
                TextRules::withinBounds,
                TextRules::siteIsTheKeys,
                TextRules::someoneIsNamed,
                TextRules.isOneOf(Member.TYPE, vocabulary.types()),
                TextRules.required(Member.TYPE),
                privacy,
                TextRules.requiredWithin(Section.PAGE, Member.PAGE_URL),
                TextRules.isAbsoluteUrl(Member.PAGE_URL),
                TextRules.isAbsoluteUrl(Member.PAGE_REFERRER),
                TextRules.requiredWithin(Section.ASSET, Member.ASSET_ID),
                TextRules.isOneOf(Member.ASSET_PHASE, vocabulary.phases()),
                new TimeRule(bounds.maxAge()),
                mailAddress,
                PlaceRules::country,
                PlaceRules::timeZone,
                PlaceRules::locale,
                new ConsentRule(vocabulary, bounds.maxConsents()),
                new PropertyRule(bounds.maxProperties()));
        this.knowledge = knowledge;
    }

    /** Decides every event of one request, in its order. */
    public List<Decision> decideAll(List<Reading> readings, Reception reception) {
        return readings.stream().map(deciding(reception)).toList();
    }

    /** Decides the events of one request, given to it one after the other in their order. */
    public Function<Reading, Decision> deciding(Reception reception) {
        Set<String> taken = new HashSet<>();
        return reading -> {
            Decision decision = decide(reading, reception);
            boolean again = decision instanceof Decision.Accepted(Touchpoint touchpoint) && !taken.add(touchpoint.id());
            return again ? asDuplicate(decision) : decision;
        };
    }

    private Decision decide(Reading reading, Reception reception) {
        return switch (reading) {
            case Reading.Event(RawTouchpoint raw) -> decide(raw, reception);
            case Reading.Misshapen(String id, String type, Rejection rejection) ->
                rejected(id, reception, rejection, privacy.mayBeKeptUnread(type, reception));
        };
    }

    /** Decides one event. */
    public Decision decide(RawTouchpoint raw, Reception reception) {
        Draft draft = Draft.of(raw, reception);
        for (Enrichment enrichment : enrichments) {
            draft = enrichment.enrich(draft, reception);
        }
        for (Rule rule : rules) {
            Optional<Rejection> rejection = rule.check(draft);
            if (rejection.isPresent()) {
                return rejected(raw.text(Member.ID), reception, rejection.get(), privacy.mayBeKept(draft));
            }
        }
        return new Decision.Accepted(draft.touchpoint(knowledge));
    }

    private static Decision rejected(@Nullable String id, Reception reception, Rejection rejection, boolean mayBeKept) {
        return new Decision.Rejected(goodId(id), reception.site(), rejection, mayBeKept);
    }

    private static @Nullable String goodId(@Nullable String id) {
        return id != null && Member.ID.holdsId(id) ? id : null;
    }

    private static Decision asDuplicate(Decision decision) {
        return switch (decision) {
            case Decision.Accepted(Touchpoint touchpoint) -> new Decision.Duplicate(touchpoint.id());
            case Decision.Duplicate duplicate -> duplicate;
            case Decision.Rejected rejected -> rejected;
        };
    }
}
