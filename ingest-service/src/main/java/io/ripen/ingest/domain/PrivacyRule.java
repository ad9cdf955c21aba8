package io.ripen.ingest.domain;

import java.util.Optional;
import java.util.Set;

/**
 * What a person or a site has refused is not taken. Signals and consents are about tracking; what a person does on
 * purpose, a form for example, is no tracking.
 */
final class PrivacyRule {
    private static final Set<String> WEB_TRACKING_TYPES = Set.of("page-view", "download", "video", "custom");

    /** Their links and pixels are in a mail only with the consent to mail tracking. */
    private static final Set<String> MAIL_TRACKING_TYPES = Set.of("email-open", "email-click");

    private static final String WEB_TRACKING = "web-tracking";
    private static final Set<String> GIVEN = Set.of(ConsentRule.DEFAULT_STATUS, "confirmed");

    private PrivacyRule() {}

    static Optional<Rejection> check(Draft draft) {
        String type = draft.text(Member.TYPE);
        Reception reception = draft.reception();
        SitePolicy policy = reception.policy();
        if (type == null) {
            return Optional.empty();
        }
        if (policy.deniedTypes().contains(type)) {
            return refused(RejectionCode.TYPE_DENIED, "The site takes no touchpoints of this type.");
        }
        boolean web = WEB_TRACKING_TYPES.contains(type);
        if (!web && !MAIL_TRACKING_TYPES.contains(type)) {
            return Optional.empty();
        }
        boolean optedOut = reception.client().signals().optedOut();
        if (optedOut && policy.signals() == SitePolicy.SignalPolicy.HONOUR) {
            return refused(RejectionCode.OPTED_OUT, "The browser asks not to be tracked (GPC or DNT).");
        }
        return web && policy.consent() == SitePolicy.ConsentNeed.WEB_TRACKING && !hasConsent(draft)
                ? refused(
                        RejectionCode.CONSENT_MISSING,
                        "The site needs the consent web-tracking, granted, among the event's consents.")
                : Optional.empty();
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
