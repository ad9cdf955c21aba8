package io.ripen.ingest.domain;

import io.ripen.ingest.domain.raw.Member;
import io.ripen.ingest.domain.site.SitePolicy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person or a site has refused is not taken. Signals and consents are about tracking; what a person does on
 * purpose, a form for example, is no tracking.
 *
 * @param types the types that touchpoints can have
 */
record PrivacyRule(List<String> types) implements Rule {
    private static final Set<String> WEB_TRACKING_TYPES = Set.of("page-view", "download", "video", "custom");

    /** Their links and pixels are in a mail only with the consent to mail tracking. */
    private static final Set<String> MAIL_TRACKING_TYPES = Set.of("email-open", "email-click");

    private static final String WEB_TRACKING = "web-tracking";
    private static final Set<String> GIVEN = Set.of(ConsentRule.DEFAULT_STATUS, "confirmed");

    @Override
    public Optional<Rejection> check(Draft draft) {
        String type = draft.text(Member.TYPE);
        Reception reception = draft.reception();
        if (type == null) {
            return Optional.empty();
        }
        if (reception.policy().deniedTypes().contains(type)) {
            return refused(RejectionCode.TYPE_DENIED, "The site takes no touchpoints of this type.");
        }
        if (!isTracking(type)) {
            return Optional.empty();
        }
        if (refusesTracking(reception)) {
            return refused(RejectionCode.OPTED_OUT, "The browser asks not to be tracked (GPC or DNT).");
        }
        return WEB_TRACKING_TYPES.contains(type)
                        && reception.policy().consent() == SitePolicy.ConsentNeed.WEB_TRACKING
                        && !hasConsent(draft)
                ? refused(
                        RejectionCode.CONSENT_MISSING,
                        "The site needs the consent web-tracking, granted, among the event's consents.")
                : Optional.empty();
    }

    /**
     * Whether an event that is rejected, for whatever reason, may be kept to be looked at and sent again: not what would
     * be refused here, and of a browser that refuses tracking only what is certainly none.
     */
    boolean mayBeKept(Draft draft) {
        return check(draft).isEmpty() && mayBeKept(draft.text(Member.TYPE), draft.reception());
    }

    /** The same of an event of which no more is known than its type, if that: no consent that it may have brought. */
    boolean mayBeKeptUnread(@Nullable String type, Reception reception) {
        boolean needsConsent = reception.policy().consent() == SitePolicy.ConsentNeed.WEB_TRACKING
                && !(type != null && types.contains(type) && !WEB_TRACKING_TYPES.contains(type));
        return !needsConsent && mayBeKept(type, reception);
    }

    private boolean mayBeKept(@Nullable String type, Reception reception) {
        if (type != null && reception.policy().deniedTypes().contains(type)) {
            return false;
        }
        return !refusesTracking(reception) || (type != null && types.contains(type) && !isTracking(type));
    }

    private static boolean isTracking(String type) {
        return WEB_TRACKING_TYPES.contains(type) || MAIL_TRACKING_TYPES.contains(type);
    }

    private static boolean refusesTracking(Reception reception) {
        return reception.client().signals().optedOut()
                && reception.policy().signals() == SitePolicy.SignalPolicy.HONOUR;
    }

    private static boolean hasConsent(Draft draft) {
        return draft.consents().stream()
                .anyMatch(consent -> WEB_TRACKING.equals(consent.purpose())
                        && (consent.status() == null || GIVEN.contains(consent.status())));
    }

    private static Optional<Rejection> refused(RejectionCode code, String detail) {
        return Optional.of(Rejection.of(code, Member.TYPE, detail));
    }
}
