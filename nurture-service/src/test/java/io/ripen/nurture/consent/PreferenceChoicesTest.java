package io.ripen.nurture.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.nurture.domain.consent.Consent;
import io.ripen.nurture.domain.consent.ConsentPurpose;
import io.ripen.nurture.domain.consent.ConsentStatus;
import io.ripen.nurture.domain.consent.Consents;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PreferenceChoicesTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final List<String> NOTHING = List.of();
    private static final List<String> CONTACT = List.of("contact-by-mail");

    private static Consents held(ConsentStatus status, boolean standing) {
        return Consents.NONE.with(new Consent(ConsentPurpose.CONTACT_BY_MAIL, status, NOON, standing));
    }

    @Test
    void takesWhatChanged() {
        assertThat(PreferenceChoices.changes(held(ConsentStatus.GRANTED, false), NOTHING))
                .isEqualTo(Map.of(ConsentPurpose.CONTACT_BY_MAIL, ConsentStatus.WITHDRAWN));
        assertThat(PreferenceChoices.changes(held(ConsentStatus.GRANTED, false), CONTACT))
                .isEqualTo(Map.of(ConsentPurpose.CONTACT_BY_MAIL, ConsentStatus.CONFIRMED));
    }

    @Test
    void takesNothingThatThePersonSaidBefore() {
        assertThat(PreferenceChoices.changes(Consents.NONE, NOTHING)).isEmpty();
        assertThat(PreferenceChoices.changes(held(ConsentStatus.WITHDRAWN, false), NOTHING))
                .isEmpty();
        assertThat(PreferenceChoices.changes(held(ConsentStatus.CONFIRMED, false), CONTACT))
                .isEmpty();
    }

    @Test
    void takesAnEmptyBoxAsTheWithdrawalThatNoConsentToolUndoes() {
        assertThat(PreferenceChoices.changes(held(ConsentStatus.WITHDRAWN, true), NOTHING))
                .isEqualTo(Map.of(ConsentPurpose.CONTACT_BY_MAIL, ConsentStatus.WITHDRAWN));
    }
}
