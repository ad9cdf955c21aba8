package io.ripen.ingest.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides which events of a request are taken. One bad event never affects another; of several reasons the first in the
 * order of {@link #rules} is given.
 */
public final class TouchpointIntake {

    /** The site of events that name none. */
    public static final String DEFAULT_SITE = "default";

    private final List<Rule> rules;
    private final Supplier<String> freshIds;

    /**
     * @param vocabulary the words that closed members may hold
     * @param bounds what an event may not exceed
     * @param mailAddress tells whether a text is a mail address
     * @param freshIds ids for events that have none
     */
    public TouchpointIntake(
            Vocabulary vocabulary, IntakeBounds bounds, Predicate<String> mailAddress, Supplier<String> freshIds) {
        this.rules = List.of(
                TextRules::withinBounds,
                TextRules::siteIsPlain,
                TextRules::someoneIsNamed,
                TextRules.isOneOf(Member.TYPE, vocabulary.types()),
                TextRules.required(Member.TYPE),
                TextRules.requiredWithin(Section.PAGE, Member.PAGE_URL),
                TextRules.isAbsoluteUrl(Member.PAGE_URL),
                TextRules.isAbsoluteUrl(Member.PAGE_REFERRER),
                TextRules.requiredWithin(Section.ASSET, Member.ASSET_ID),
                TextRules.isOneOf(Member.ASSET_PHASE, vocabulary.phases()),
                new TimeRule(bounds.maxAge()),
                new MailAddressRule(mailAddress),
                PlaceRules::country,
                PlaceRules::timeZone,
                PlaceRules::locale,
                new ConsentRule(vocabulary, bounds.maxConsents()),
                new PropertyRule(bounds.maxProperties()));
        this.freshIds = freshIds;
    }

    /** Decides every event of one request, in its order. */
    public List<Decision> decideAll(List<Reading> readings, Instant receivedAt) {
        Set<SiteAndId> taken = new HashSet<>();
        List<Decision> decisions = new ArrayList<>(readings.size());
        for (Reading reading : readings) {
            Decision decision = decide(reading, receivedAt);
            boolean again = decision instanceof Decision.Accepted(Touchpoint touchpoint)
                    && !taken.add(new SiteAndId(touchpoint.site(), touchpoint.id()));
            decisions.add(again ? asDuplicate(decision) : decision);
        }
        return decisions;
    }

    private Decision decide(Reading reading, Instant receivedAt) {
        return switch (reading) {
            case Reading.Event(RawTouchpoint raw) -> decide(raw, receivedAt);
            case Reading.Misshapen(String id, String site, Rejection rejection) -> rejected(id, site, rejection);
        };
    }

    /** Decides one event. */
    public Decision decide(RawTouchpoint raw, Instant receivedAt) {
        Draft draft = Draft.of(raw, receivedAt.truncatedTo(ChronoUnit.MILLIS));
        for (Rule rule : rules) {
            Optional<Rejection> rejection = rule.check(draft);
            if (rejection.isPresent()) {
                return rejected(raw.text(Member.ID), raw.text(Member.SITE), rejection.get());
            }
        }
        return new Decision.Accepted(draft.touchpoint(freshIds));
    }

    private static Decision rejected(@Nullable String id, @Nullable String site, Rejection rejection) {
        return new Decision.Rejected(goodId(id), goodSite(site), rejection);
    }

    private static @Nullable String goodId(@Nullable String id) {
        return id != null && id.length() <= Member.ID.maxLength() && Texts.isVisible(id) ? id : null;
    }

    private static String goodSite(@Nullable String site) {
        return site != null && site.length() <= Member.SITE.maxLength() && TextRules.isPlain(site)
                ? site
                : DEFAULT_SITE;
    }

    private static Decision asDuplicate(Decision decision) {
        return switch (decision) {
            case Decision.Accepted(Touchpoint touchpoint) -> new Decision.Duplicate(touchpoint.id());
            case Decision.Duplicate duplicate -> duplicate;
            case Decision.Rejected rejected -> rejected;
        };
    }

    private record SiteAndId(String site, String id) {}
}
