package io.ripen.nurture.domain.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.nurture.domain.Mail;
import io.ripen.nurture.domain.MailData;
import io.ripen.nurture.domain.MailKey;
import io.ripen.nurture.domain.MailKind;
import io.ripen.nurture.domain.consent.ConsentPurpose;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MailPreferencesTest {
    private static final Instant NOW = Instant.parse("2026-03-16T09:41:07Z");
    private static final Instant LATER = NOW.plusSeconds(1);
    private static final MailPreferences NO_DISPLAYS = new MailPreferences(LATER, Set.of("displays"));

    private static Mail mail(MailKind kind, @Nullable String topic) {
        return new Mail(
                new MailKey("lead-1", "journey", "step", 1),
                1,
                "template",
                ConsentPurpose.CONTACT_BY_MAIL,
                kind,
                null,
                new MailData(topic, null, null, null));
    }

    @Test
    void suppressesAMailAboutADeclinedTopicEvenInAPause() {
        assertThat(NO_DISPLAYS.check(mail(MailKind.MARKETING, "displays"), NOW))
                .isEqualTo(new Clearance.Suppressed(SuppressionReason.TOPIC_DECLINED, null));
    }

    @Test
    void holdsAMailUntilThePauseIsOver() {
        assertThat(NO_DISPLAYS.check(mail(MailKind.MARKETING, "sensors"), NOW))
                .isEqualTo(new Clearance.Held(SuppressionReason.PAUSED, LATER));
        assertThat(NO_DISPLAYS.check(mail(MailKind.MARKETING, null), NOW))
                .isEqualTo(new Clearance.Held(SuppressionReason.PAUSED, LATER));
        assertThat(NO_DISPLAYS.check(mail(MailKind.MARKETING, "sensors"), LATER))
                .isEqualTo(new Clearance.Cleared());
    }

    @ParameterizedTest
    @EnumSource(names = {"TRANSACTIONAL", "INTERNAL"})
    void letsOtherMailsPass(MailKind kind) {
        assertThat(NO_DISPLAYS.check(mail(kind, "displays"), NOW)).isEqualTo(new Clearance.Cleared());
    }

    @Test
    void letsEverythingPassWhereNothingWasChosen() {
        assertThat(MailPreferences.NONE.check(mail(MailKind.MARKETING, "displays"), NOW))
                .isEqualTo(new Clearance.Cleared());
    }
}
