package io.ripen.ingest.domain;

import io.ripen.ingest.domain.raw.RawConsent;
import io.ripen.ingest.domain.raw.Texts;
import io.ripen.ingest.domain.site.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a page gives as a consent and is none, because nobody knows its purpose or its status, becomes a property,
 * {@code consents.marketing} for example, with the status as its text: nobody reads the answer in a browser, and the form
 * or decision that came with it would be lost. It grants and withdraws nothing. Texts are cut to what a consent holds. A
 * server is told what is wrong instead.
 *
 * @param vocabulary the purposes and statuses that are known
 * @param maxProperties most properties of an event; beyond them such a consent is left out
 */
record UnfitConsents(Vocabulary vocabulary, int maxProperties) implements Enrichment {
    private static final String PROPERTY = "consents";

    @Override
    public Draft enrich(Draft draft, Reception reception) {
        if (reception.client().trusted() || draft.consents().isEmpty()) {
            return draft;
        }
        Draft left = draft;
        List<RawConsent> fit = new ArrayList<>(draft.consents().size());
        for (RawConsent consent : draft.consents()) {
            if (isKnown(consent)) {
                fit.add(cut(consent));
            } else {
                left = left.withFittingProperty(name(consent), status(consent), maxProperties);
            }
        }
        return left.withConsents(fit);
    }

    private boolean isKnown(RawConsent consent) {
        return consent.purpose() != null
                && vocabulary.purposes().contains(consent.purpose())
                && vocabulary.statuses().contains(status(consent));
    }

    private static String status(RawConsent consent) {
        return consent.status() == null ? ConsentRule.DEFAULT_STATUS : consent.status();
    }

    private static String name(RawConsent consent) {
        return consent.purpose() == null ? PROPERTY : PROPERTY + "." + consent.purpose();
    }

    private static RawConsent cut(RawConsent consent) {
        return new RawConsent(
                consent.purpose(),
                consent.status(),
                cut(consent.textVersion(), Consent.MAX_TEXT_VERSION),
                cut(consent.source(), Consent.MAX_SOURCE),
                consent.standing());
    }

    private static @Nullable String cut(@Nullable String text, int maxLength) {
        String cut = text == null ? null : Texts.cut(text, maxLength);
        return cut == null || !Texts.isClean(cut) ? null : cut;
    }
}
