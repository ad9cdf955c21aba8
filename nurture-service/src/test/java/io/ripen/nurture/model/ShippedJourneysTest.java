package io.ripen.nurture.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.nurture.domain.Facts;
import io.ripen.nurture.domain.Journeys;
import io.ripen.nurture.domain.LeadInput;
import io.ripen.nurture.domain.consent.Consent;
import io.ripen.nurture.domain.consent.ConsentPurpose;
import io.ripen.nurture.domain.consent.ConsentStatus;
import io.ripen.nurture.domain.sending.Clearance;
import io.ripen.nurture.domain.sending.Rehearsal;
import io.ripen.nurture.domain.sending.SendingRules;
import io.ripen.nurture.domain.sending.SuppressionReason;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the shipped journeys do to people. */
class ShippedJourneysTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Facts STRANGER = new Facts("stranger@example.com", null, null, null, null);

    private static Journeys shipped(String... journeys) {
        return JourneyFiles.load(
                List.of(journeys),
                "assets",
                template -> Optional.empty(),
                endpoint -> Optional.of("none"),
                ConsentStatus.CONFIRMED);
    }

    private static Rehearsal.Event ticked(Instant at) {
        Consent consent = new Consent(ConsentPurpose.CONTACT_BY_MAIL, ConsentStatus.GRANTED, at);
        return new Rehearsal.Event(at, new LeadInput.StageEntered("LEAD", STRANGER, List.of(consent), null, false));
    }

    @Test
    void askAStrangerForAConfirmationNoMoreThanOnceADay() {
        List<Rehearsal.Event> hourly = IntStream.range(0, 48)
                .mapToObj(hour -> ticked(NOON.plus(Duration.ofHours(hour))))
                .toList();

        Rehearsal.Outcome outcome = Rehearsal.of(
                "lead-1",
                hourly,
                NOON.plus(Duration.ofDays(3)),
                shipped("double-opt-in"),
                SendingRules.DEFAULT,
                ZoneOffset.UTC);

        assertThat(outcome.verdicts())
                .extracting(Rehearsal.Verdict::at)
                .containsExactly(NOON, NOON.plus(Duration.ofDays(1)));
    }

    private static Rehearsal.Event said(Instant at, ConsentStatus status) {
        Consent consent = new Consent(ConsentPurpose.CONTACT_BY_MAIL, status, at);
        return new Rehearsal.Event(at, new LeadInput.ConsentChanged(consent));
    }

    private static Rehearsal.Event entered(Instant at, String stage, Consent... consents) {
        return new Rehearsal.Event(at, new LeadInput.StageEntered(stage, STRANGER, List.of(consents), null, false));
    }

    private static Rehearsal.Event wantsADemo(Instant at) {
        return new Rehearsal.Event(
                at,
                new LeadInput.Scored(
                        BigDecimal.valueOf(70), Map.of("price", BigDecimal.TEN), STRANGER, Set.of(), List.of()));
    }

    /** What became of all mails by the rules that hold unless others are set. */
    private static Rehearsal.Outcome byTheDefaults(Rehearsal.Event... events) {
        return Rehearsal.of(
                "lead-1",
                List.of(events),
                NOON.plus(Duration.ofDays(40)),
                shipped(JourneyFiles.shipped().toArray(String[]::new)),
                SendingRules.DEFAULT,
                ZoneOffset.UTC);
    }

    private static List<String> sent(Rehearsal.Outcome outcome) {
        return outcome.verdicts().stream()
                .filter(verdict -> verdict.clearance() instanceof Clearance.Cleared)
                .map(verdict -> verdict.at() + " " + verdict.mail().key().step())
                .toList();
    }

    private static List<Rehearsal.Verdict> suppressed(Rehearsal.Outcome outcome) {
        return outcome.verdicts().stream()
                .filter(verdict -> verdict.clearance() instanceof Clearance.Suppressed)
                .toList();
    }

    @Test
    void welcomeWhomTheFormMadeReadyForMarketingAfterTheConfirmation() {
        Consent ticked = new Consent(ConsentPurpose.CONTACT_BY_MAIL, ConsentStatus.GRANTED, NOON);

        Rehearsal.Outcome outcome =
                byTheDefaults(entered(NOON, "MQL", ticked), said(NOON.plusSeconds(120), ConsentStatus.CONFIRMED));

        assertThat(suppressed(outcome)).isEmpty();
        assertThat(sent(outcome))
                .containsExactly(
                        "2026-11-23T12:00:00Z confirm",
                        "2026-11-24T12:00:00Z welcome",
                        "2026-11-30T12:00:00Z how",
                        "2026-12-04T12:02:00Z talk",
                        "2026-12-08T12:00:00Z question");
    }

    @Test
    void welcomeWhoBecomesReadyForMarketingSoonAfterTheConfirmation() {
        Rehearsal.Outcome outcome = byTheDefaults(
                ticked(NOON),
                said(NOON.plusSeconds(120), ConsentStatus.CONFIRMED),
                entered(NOON.plusSeconds(3600), "MQL"));

        assertThat(suppressed(outcome)).isEmpty();
        assertThat(sent(outcome)).contains("2026-11-24T12:00:00Z welcome");
    }

    @Test
    void offerTheDemoThatWasAskedForAndWelcomeAllTheSame() {
        Consent ticked = new Consent(ConsentPurpose.CONTACT_BY_MAIL, ConsentStatus.GRANTED, NOON);

        Rehearsal.Outcome outcome = byTheDefaults(
                entered(NOON, "MQL", ticked), wantsADemo(NOON), said(NOON.plusSeconds(120), ConsentStatus.CONFIRMED));

        assertThat(suppressed(outcome)).isEmpty();
        assertThat(sent(outcome))
                .containsExactly(
                        "2026-11-23T12:00:00Z confirm",
                        "2026-11-24T12:00:00Z welcome",
                        "2026-11-30T12:00:00Z demo",
                        "2026-12-01T12:00:00Z how",
                        "2026-12-07T12:00:00Z talk",
                        "2026-12-08T12:00:00Z question");
    }

    @Test
    void sendNothingToWhoNeverConfirms() {
        Consent ticked = new Consent(ConsentPurpose.CONTACT_BY_MAIL, ConsentStatus.GRANTED, NOON);

        Rehearsal.Outcome outcome = byTheDefaults(entered(NOON, "MQL", ticked), wantsADemo(NOON));

        assertThat(sent(outcome)).containsExactly("2026-11-23T12:00:00Z confirm");
        assertThat(suppressed(outcome))
                .extracting(verdict -> ((Clearance.Suppressed) verdict.clearance()).reason())
                .containsOnly(SuppressionReason.NO_CONSENT);
    }

    @Test
    void takeOverWhoeverIsInsideAnEarlierVersion() {
        assertThat(shipped("mql-welcome").find("mql-welcome", 2)).isPresent();
        assertThat(shipped("demo-offer").find("demo-offer", 1)).isPresent();
        assertThat(shipped("use-case-by-topic").find("use-case-by-topic", 1)).isPresent();
        assertThat(shipped("customer-onboarding").find("customer-onboarding", 1))
                .isPresent();
        assertThat(shipped("win-back").find("win-back", 1)).isPresent();
    }

    @Test
    void keepConfirmationsThatWereQueuedByTheVersionBefore() {
        assertThat(shipped("double-opt-in").find("double-opt-in", 1)).isPresent();
    }
}
