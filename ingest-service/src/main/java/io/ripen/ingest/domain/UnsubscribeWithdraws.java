package io.ripen.ingest.domain;

import io.ripen.ingest.domain.raw.Member;
import io.ripen.ingest.domain.raw.RawConsent;
import java.util.ArrayList;
import java.util.List;

/**
 * Who unsubscribes does not want to be contacted by mail, whoever tells of it: providers and SDKs say so by the kind of
 * the event alone. What the event itself says of that consent counts for more, unless it only repeats an older choice.
 */
final class UnsubscribeWithdraws implements Enrichment {
    static final String UNSUBSCRIBE = "unsubscribe";
    private static final String CONTACT_BY_MAIL = "contact-by-mail";
    private static final String WITHDRAWN = "withdrawn";

    @Override
    public Draft enrich(Draft draft, Reception reception) {
        if (!UNSUBSCRIBE.equals(draft.text(Member.TYPE))) {
            return draft;
        }
        List<RawConsent> said = new ArrayList<>(draft.consents());
        said.removeIf(consent -> consent.standing() && CONTACT_BY_MAIL.equals(consent.purpose()));
        if (said.stream().noneMatch(consent -> CONTACT_BY_MAIL.equals(consent.purpose()))) {
            said.add(new RawConsent(CONTACT_BY_MAIL, WITHDRAWN, null, UNSUBSCRIBE));
        }
        return draft.withConsents(said);
    }
}
