package io.ripen.ingest.domain;

import io.ripen.ingest.domain.raw.RawConsent;
import io.ripen.ingest.domain.site.Vocabulary;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every consent names a known purpose and status, and there are not too many of them. */
record ConsentRule(Vocabulary vocabulary, int maxConsents) implements Rule {

    /** The status of a consent that gives none. */
    static final String DEFAULT_STATUS = "granted";

    private static final String POINTER = "/consents";

    @Override
    public Optional<Rejection> check(Draft draft) {
        List<RawConsent> consents = draft.consents();
        if (consents.size() > maxConsents) {
            return Optional.of(
                    new Rejection(RejectionCode.TOO_MANY, POINTER, "At most " + maxConsents + " consents are taken."));
        }
        for (int i = 0; i < consents.size(); i++) {
            Optional<Rejection> rejection = check(POINTER + "/" + i, consents.get(i));
            if (rejection.isPresent()) {
                return rejection;
            }
        }
        return Optional.empty();
    }

    private Optional<Rejection> check(String pointer, RawConsent consent) {
        if (consent.purpose() == null) {
            return Optional.of(new Rejection(
                    RejectionCode.MISSING_MEMBER,
                    pointer + "/purpose",
                    "Give purpose: " + String.join(", ", vocabulary.purposes()) + "."));
        }
        return checkWord(pointer + "/purpose", consent.purpose(), vocabulary.purposes())
                .or(() -> checkWord(pointer + "/status", consent.status(), vocabulary.statuses()))
                .or(() -> checkText(pointer + "/textVersion", Consent.MAX_TEXT_VERSION, consent.textVersion()))
                .or(() -> checkText(pointer + "/source", Consent.MAX_SOURCE, consent.source()));
    }

    private static Optional<Rejection> checkWord(String pointer, @Nullable String word, List<String> allowed) {
        return word == null ? Optional.empty() : TextRules.checkWord(pointer, word, allowed);
    }

    private static Optional<Rejection> checkText(String pointer, int maxLength, @Nullable String text) {
        return text == null ? Optional.empty() : TextRules.checkText(pointer, maxLength, text);
    }
}
