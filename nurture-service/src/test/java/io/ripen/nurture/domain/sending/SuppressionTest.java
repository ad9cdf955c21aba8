package io.ripen.nurture.domain.sending;

import static io.ripen.nurture.domain.Samples.FACTS;
import static io.ripen.nurture.domain.Samples.JOURNEYS;
import static io.ripen.nurture.domain.Samples.MAY_MAIL;
import static io.ripen.nurture.domain.Samples.NOON;
import static io.ripen.nurture.domain.Samples.WELCOME;
import static io.ripen.nurture.domain.Samples.entered;
import static io.ripen.nurture.domain.Samples.journey;
import static io.ripen.nurture.domain.Samples.lead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ripen.nurture.domain.AddressStatus;
import io.ripen.nurture.domain.Condition;
import io.ripen.nurture.domain.Decision;
import io.ripen.nurture.domain.Enrolment;
import io.ripen.nurture.domain.Facts;
import io.ripen.nurture.domain.Journey;
import io.ripen.nurture.domain.Journeys;
import io.ripen.nurture.domain.LeadInput;
import io.ripen.nurture.domain.LeadNurture;
import io.ripen.nurture.domain.Mail;
import io.ripen.nurture.domain.MailData;
import io.ripen.nurture.domain.MailKey;
import io.ripen.nurture.domain.MailKind;
import io.ripen.nurture.domain.Nurturing;
import io.ripen.nurture.domain.Quarantine;
import io.ripen.nurture.domain.Reentry;
import io.ripen.nurture.domain.Samples;
import io.ripen.nurture.domain.SendWindow;
import io.ripen.nurture.domain.Step;
import io.ripen.nurture.domain.Trigger;
import io.ripen.nurture.domain.consent.Consent;
import io.ripen.nurture.domain.consent.ConsentPurpose;
import io.ripen.nurture.domain.consent.ConsentStatus;
import io.ripen.nurture.domain.sending.Clearance.Cleared;
import io.ripen.nurture.domain.sending.Clearance.Held;
import io.ripen.nurture.domain.sending.Clearance.Suppressed;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SuppressionTest {
    private static final SendingRules ANY_HOUR =
            new SendingRules(ConsentStatus.GRANTED, FrequencyCaps.DEFAULT, SendWindow.ALWAYS);
    private static final SendingRules MONDAYS = new SendingRules(
            ConsentStatus.GRANTED,
            FrequencyCaps.DEFAULT,
            new SendWindow(Set.of(DayOfWeek.MONDAY), LocalTime.of(9, 0), LocalTime.of(10, 0)));
    private static final Candidate MAIL = candidate(MailKind.MARKETING);
    private static final Candidate ASKED_FOR = candidate(MailKind.TRANSACTIONAL);
    private static final Candidate INTERNAL = candidate(MailKind.INTERNAL);
    private static final LeadInput WITHDRAWAL = new LeadInput.ConsentChanged(
            new Consent(ConsentPurpose.CONTACT_BY_MAIL, ConsentStatus.WITHDRAWN, NOON.plusSeconds(1)));

    private static Candidate candidate(MailKind kind, Instant... past) {
        return new Candidate(mail(kind), Optional.of(WELCOME), List.of(past), ZoneOffset.UTC);
    }

    private static Mail mail(MailKind kind) {
        MailKey key = new MailKey("lead-1", "mql-welcome", "welcome", 1);
        return new Mail(key, 1, "mql-welcome", ConsentPurpose.CONTACT_BY_MAIL, kind, null, MailData.NONE);
    }

    private static Clearance check(LeadNurture lead, Candidate mail) {
        return Suppression.check(lead, mail, ANY_HOUR, NOON);
    }

    private static Clearance suppressed(SuppressionReason reason) {
        return new Suppressed(reason, null);
    }

    private static LeadInput withFacts(Facts facts, Consent... consents) {
        return new LeadInput.StageEntered("MQL", facts, List.of(consents), null, false);
    }

    private static LeadNurture quarantined(@Nullable Instant until) {
        return lead(new LeadInput.StageEntered("SAL", FACTS, List.of(MAY_MAIL), new Quarantine(until), false));
    }

    @Test
    void aCapHoldsWhatMayWaitSoLongAndDropsWhatMayNot() {
        Instant anHourAgo = NOON.minus(Duration.ofHours(1));
        Instant free = anHourAgo.plus(Duration.ofHours(24));

        assertThat(check(lead(entered("MQL")), heldAtCap(Duration.ofHours(23), anHourAgo)))
                .isEqualTo(new Held(SuppressionReason.FREQUENCY_CAP, free));
        assertThat(check(lead(entered("MQL")), heldAtCap(Duration.ofHours(22), anHourAgo)))
                .isEqualTo(new Suppressed(SuppressionReason.FREQUENCY_CAP, free));
        assertThat(check(lead(entered("MQL")), candidate(MailKind.MARKETING, anHourAgo)))
                .isEqualTo(new Suppressed(SuppressionReason.FREQUENCY_CAP, free));
    }

    private static Candidate heldAtCap(Duration longest, Instant past) {
        Step welcome = new Step.Mail(
                "welcome",
                List.of(new Step.Variant("", "mql-welcome", 1)),
                ConsentPurpose.CONTACT_BY_MAIL,
                MailKind.MARKETING,
                null,
                longest);
        Journey journey = Samples.journey("mql-welcome", new Trigger.StageEntered("MQL"), welcome);
        return new Candidate(mail(MailKind.MARKETING), Optional.of(journey), List.of(past), ZoneOffset.UTC);
    }

    @Test
    void letsAMailWithAddressAndConsentPass() {
        assertThat(check(lead(entered("MQL")), MAIL)).isEqualTo(new Cleared());
    }

    @Test
    void givesEachReason() {
        Facts noAddress = new Facts(null, "Ada", null, null, null);

        assertThat(check(lead(entered("MQL"), new LeadInput.ErasureRequested()), MAIL))
                .isEqualTo(suppressed(SuppressionReason.ERASED));
        assertThat(check(lead(withFacts(noAddress, MAY_MAIL)), MAIL))
                .isEqualTo(suppressed(SuppressionReason.NO_VALID_ADDRESS));
        assertThat(check(lead(entered("MQL"), new LeadInput.MailboxRefused(null)), MAIL))
                .isEqualTo(suppressed(SuppressionReason.BOUNCED));
        assertThat(check(lead(entered("MQL")).withAddress(AddressStatus.COMPLAINED), MAIL))
                .isEqualTo(suppressed(SuppressionReason.COMPLAINED));
        assertThat(check(lead(entered("MQL"), WITHDRAWAL), MAIL)).isEqualTo(suppressed(SuppressionReason.UNSUBSCRIBED));
        assertThat(check(lead(withFacts(FACTS)), MAIL)).isEqualTo(suppressed(SuppressionReason.NO_CONSENT));
        assertThat(check(lead(entered("MQL"), entered("SQL")), MAIL))
                .isEqualTo(suppressed(SuppressionReason.STAGE_EXCLUDED));
        assertThat(check(lead(entered("MQL")), candidate(MailKind.MARKETING, NOON.minusSeconds(60))))
                .isEqualTo(new Suppressed(
                        SuppressionReason.FREQUENCY_CAP, NOON.minusSeconds(60).plus(Duration.ofDays(1))));
    }

    @Test
    void asksForAConfirmedConsentIfToldTo() {
        SendingRules strict = new SendingRules(ConsentStatus.CONFIRMED, FrequencyCaps.NONE, SendWindow.ALWAYS);
        Consent confirmed = new Consent(ConsentPurpose.CONTACT_BY_MAIL, ConsentStatus.CONFIRMED, NOON);

        assertThat(Suppression.check(lead(entered("MQL")), MAIL, strict, NOON))
                .isEqualTo(suppressed(SuppressionReason.NO_CONSENT));
        assertThat(Suppression.check(lead(withFacts(FACTS, confirmed)), MAIL, strict, NOON))
                .isEqualTo(new Cleared());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SendingRules(ConsentStatus.NOT_GIVEN, FrequencyCaps.NONE, SendWindow.ALWAYS));
    }

    @Test
    void heedsAQuarantineUntilItsEnd() {
        Instant later = NOON.plusSeconds(1);

        assertThat(check(quarantined(null), MAIL)).isEqualTo(suppressed(SuppressionReason.QUARANTINE));
        assertThat(check(quarantined(later), MAIL)).isEqualTo(new Suppressed(SuppressionReason.QUARANTINE, later));
        assertThat(check(quarantined(NOON), MAIL)).isEqualTo(new Cleared());
    }

    @Test
    void holdsAMailUntilADecentHour() {
        assertThat(Suppression.check(lead(entered("MQL")), MAIL, MONDAYS, NOON))
                .isEqualTo(new Held(SuppressionReason.QUIET_HOURS, Instant.parse("2026-11-23T09:00:00Z")));
    }

    @Test
    void dropsRatherThanHoldsWhatTheFrequencyCapForbids() {
        assertThat(Suppression.check(
                        lead(entered("MQL")), candidate(MailKind.MARKETING, NOON.minusSeconds(1)), MONDAYS, NOON))
                .isInstanceOf(Suppressed.class);
    }

    @Test
    void suppressesTheMailsOfAJourneyThatIsNotInForceAnyMore() {
        Candidate orphan = new Candidate(mail(MailKind.MARKETING), Optional.empty(), List.of(), ZoneOffset.UTC);

        assertThat(check(lead(entered("SQL")), orphan)).isEqualTo(suppressed(SuppressionReason.JOURNEY_EXITED));
    }

    @Test
    void suppressesTheLastMailOfAJourneyWhoseExitConditionHolds() {
        Journey winBack = journey(
                "win-back",
                1,
                new Trigger.StageEntered("RECYCLED"),
                new Reentry.Never(),
                new Condition.Not(new Condition.InStage(Set.of("RECYCLED"))),
                Samples.mail("win-back", "win-back"));
        Journeys journeys = new Journeys(List.of(winBack), List.of());
        Decision queued = Nurturing.decide(lead(), entered("RECYCLED"), journeys, NOON);
        Candidate waiting = new Candidate(queued.mails().getFirst(), Optional.of(winBack), List.of(), ZoneOffset.UTC);
        LeadNurture movedOn =
                Nurturing.decide(queued.lead(), entered("MQL"), journeys, NOON).lead();

        assertThat(movedOn.enrolments().getFirst().state()).isEqualTo(Enrolment.State.COMPLETED);
        assertThat(check(queued.lead(), waiting)).isEqualTo(new Cleared());
        assertThat(check(movedOn, waiting)).isEqualTo(suppressed(SuppressionReason.JOURNEY_EXITED));
    }

    @Test
    void suppressesTheMailsOfALeadThatTurnedOutToBeAnother() {
        LeadNurture merged = lead(entered("MQL"), new LeadInput.MergedAway("lead-2", NOON));

        assertThat(merged.enrolments().getFirst().state()).isEqualTo(Enrolment.State.COMPLETED);
        assertThat(check(merged, MAIL)).isEqualTo(suppressed(SuppressionReason.JOURNEY_EXITED));
        assertThat(check(merged, ASKED_FOR)).isEqualTo(suppressed(SuppressionReason.JOURNEY_EXITED));
        assertThat(check(merged, INTERNAL)).isEqualTo(new Cleared());
    }

    @Test
    void sendsWhatAPersonAskedForAtAnyHourAndStageButNotAfterAWithdrawal() {
        LeadNurture noConsent = lead(withFacts(FACTS));
        Candidate afterAnother = candidate(MailKind.TRANSACTIONAL, NOON.minusSeconds(1));

        assertThat(Suppression.check(noConsent, afterAnother, MONDAYS, NOON)).isEqualTo(new Cleared());
        assertThat(check(lead(entered("SQL")), ASKED_FOR)).isEqualTo(new Cleared());
        assertThat(check(quarantined(null), ASKED_FOR)).isEqualTo(new Cleared());
        assertThat(check(lead(entered("MQL"), WITHDRAWAL), ASKED_FOR))
                .isEqualTo(suppressed(SuppressionReason.UNSUBSCRIBED));
        assertThat(check(lead(entered("MQL"), new LeadInput.MailboxRefused(null)), ASKED_FOR))
                .isEqualTo(suppressed(SuppressionReason.BOUNCED));
    }

    @Test
    void tellsColleaguesWhateverTheLeadWantsUnlessItIsErased() {
        LeadNurture nothingKnown = lead(withFacts(Facts.NONE), WITHDRAWAL).withAddress(AddressStatus.COMPLAINED);

        assertThat(Suppression.check(nothingKnown, INTERNAL, MONDAYS, NOON)).isEqualTo(new Cleared());
        assertThat(check(nothingKnown.forgotten(), INTERNAL)).isEqualTo(suppressed(SuppressionReason.ERASED));
    }

    @Test
    void theFirstOfSeveralReasonsCounts() {
        LeadNurture everythingWrong = Nurturing.decide(
                        lead().withAddress(AddressStatus.BOUNCED), withFacts(Facts.NONE), JOURNEYS, NOON)
                .lead();

        assertThat(check(everythingWrong, MAIL)).isEqualTo(suppressed(SuppressionReason.NO_VALID_ADDRESS));
        assertThat(check(everythingWrong.forgotten(), MAIL)).isEqualTo(suppressed(SuppressionReason.ERASED));
        assertThat(check(LeadNurture.unknown("lead-1"), MAIL))
                .isEqualTo(suppressed(SuppressionReason.NO_VALID_ADDRESS));
    }

    @Test
    void aRefusalOfAnAddressThatIsForgottenSaysNothingOfTheNext() {
        LeadNurture bounced = lead(withFacts(Facts.NONE)).withAddress(AddressStatus.BOUNCED);

        LeadNurture again =
                Nurturing.decide(bounced, withFacts(FACTS), JOURNEYS, NOON).lead();

        assertThat(again.address()).isEqualTo(AddressStatus.USABLE);
        assertThat(again.refused()).isEmpty();
    }

    @Test
    void codesAreTheWordsOfTheGlossary() {
        assertThat(SuppressionReason.values())
                .extracting(SuppressionReason::code)
                .containsExactly(
                        "erased",
                        "no-valid-address",
                        "bounced",
                        "complained",
                        "unsubscribed",
                        "no-consent",
                        "quarantine",
                        "stage-excluded",
                        "journey-exited",
                        "frequency-cap",
                        "quiet-hours",
                        "topic-declined",
                        "paused",
                        "rate-limit");
    }
}
