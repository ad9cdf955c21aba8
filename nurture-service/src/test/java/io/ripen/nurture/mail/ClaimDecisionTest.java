package io.ripen.nurture.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.contracts.Cause;
import io.ripen.nurture.domain.Condition;
import io.ripen.nurture.domain.Entry;
import io.ripen.nurture.domain.Facts;
import io.ripen.nurture.domain.Family;
import io.ripen.nurture.domain.Journey;
import io.ripen.nurture.domain.Journeys;
import io.ripen.nurture.domain.LeadInput;
import io.ripen.nurture.domain.LeadNurture;
import io.ripen.nurture.domain.Mail;
import io.ripen.nurture.domain.MailAddress;
import io.ripen.nurture.domain.MailData;
import io.ripen.nurture.domain.MailKey;
import io.ripen.nurture.domain.MailKind;
import io.ripen.nurture.domain.Nurturing;
import io.ripen.nurture.domain.Reentry;
import io.ripen.nurture.domain.Step;
import io.ripen.nurture.domain.Trigger;
import io.ripen.nurture.domain.consent.Consent;
import io.ripen.nurture.domain.consent.ConsentPurpose;
import io.ripen.nurture.domain.consent.ConsentStatus;
import io.ripen.nurture.domain.sending.MailPreferences;
import io.ripen.nurture.domain.sending.MailState;
import io.ripen.nurture.domain.sending.SuppressionReason;
import io.ripen.nurture.link.TrackingSettings;
import io.ripen.nurture.link.TrackingTokens;
import io.ripen.nurture.mail.MailDesk.Claim;
import io.ripen.nurture.mail.MailStore.DueMail;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClaimDecisionTest {
    private static final Instant MONDAY_NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Journey ALARM = new Journey(
            "alarm",
            1,
            0,
            new Entry(new Trigger.StageEntered("MQL"), Condition.always(), new Reentry.Never(), 0),
            Set.of(),
            Condition.never(),
            Set.of(),
            Set.of(),
            List.<Step>of(new Step.Exit("end")));

    private static ClaimDecision decision(String perDomain) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .addDefaultInterceptors()
                .withMapping(RulesSettings.class)
                .withMapping(SenderSettings.class)
                .withMapping(MailSettings.class)
                .withMapping(TrackingSettings.class)
                .withDefaultValues(Map.of("ripen.nurture.sender.per-domain-per-minute", perDomain))
                .build();
        SenderSettings sender = config.getConfigMapping(SenderSettings.class);
        return new ClaimDecision(
                new MailClearance(
                        new Journeys(List.of(ALARM), List.of()), config.getConfigMapping(RulesSettings.class)),
                new SendRate(sender),
                new Recipients(config.getConfigMapping(MailSettings.class)),
                new TrackingTokens(
                        config.getConfigMapping(TrackingSettings.class), Clock.fixed(MONDAY_NOON, ZoneOffset.UTC)),
                sender);
    }

    private static LeadNurture lead(String leadId) {
        LeadInput entered = new LeadInput.StageEntered(
                "LEAD",
                new Facts(leadId + "@example.com", null, null, null, null),
                List.of(new Consent(ConsentPurpose.CONTACT_BY_MAIL, ConsentStatus.CONFIRMED, MONDAY_NOON)),
                null,
                false);
        return Nurturing.decide(LeadNurture.unknown(leadId), entered, new Journeys(List.of(), List.of()), MONDAY_NOON)
                .lead();
    }

    private static DueMail due(String leadId, String step, MailKind kind) {
        return due(leadId, step, kind, new MailState.Queued(0, MONDAY_NOON));
    }

    private static DueMail due(String leadId, String step, MailKind kind, MailState state) {
        Mail mail = new Mail(
                new MailKey(leadId, "alarm", step, 1),
                1,
                "any",
                ConsentPurpose.CONTACT_BY_MAIL,
                kind,
                null,
                MailData.NONE);
        StoredMail stored = new StoredMail(
                mail, state, step + "@ripen.example", new Cause(null, MONDAY_NOON, MONDAY_NOON), null, false, null);
        return new DueMail(stored, lead(leadId), Family.NONE, MailPreferences.NONE);
    }

    private static Claim decide(String perDomain, DueMail... due) {
        return decision(perDomain).decide(List.of(due), new HashMap<>(), MONDAY_NOON, false);
    }

    private static List<String> steps(Claim claim) {
        return claim.mails().stream()
                .map(claimed -> claimed.mail().mail().key().step())
                .toList();
    }

    @Test
    void notesWhichAddressAMailGoesTo() {
        assertThat(decide("1000", due("ada", "offer", MailKind.MARKETING)).mails())
                .singleElement()
                .satisfies(claimed ->
                        assertThat(claimed.mail().recipient()).isEqualTo(MailAddress.hash("ada@example.com")));
        assertThat(decide("1000", due("ada", "team", MailKind.INTERNAL)).mails())
                .singleElement()
                .satisfies(claimed ->
                        assertThat(claimed.mail().recipient()).isNotEqualTo(MailAddress.hash("ada@example.com")));
    }

    @Test
    void countsAMailToTheLeadForTheNextOfTheSameClaimButNoneToColleagues() {
        Claim told = decide("1000", due("ada", "team", MailKind.INTERNAL), due("ada", "offer", MailKind.MARKETING));
        Claim asked =
                decide("1000", due("ada", "confirm", MailKind.TRANSACTIONAL), due("ada", "offer", MailKind.MARKETING));

        assertThat(steps(told)).containsExactly("team", "offer");
        assertThat(steps(asked)).containsExactly("confirm");
        assertThat(asked.settled())
                .singleElement()
                .extracting(StoredMail::state)
                .isEqualTo(new MailState.Suppressed(0, SuppressionReason.FREQUENCY_CAP, MONDAY_NOON));
    }

    @Test
    void anAttemptInDoubtStandsAgainstOtherMailsAndNotAgainstTheNextAttempt() {
        Instant doubt = MONDAY_NOON.minusSeconds(60);
        DueMail again = due("ada", "again", MailKind.MARKETING, new MailState.Queued(1, MONDAY_NOON, null, doubt));
        DueMail other = due("ada", "other", MailKind.MARKETING);
        Map<String, List<Instant>> past = new HashMap<>(Map.of("ada", List.of(doubt)));

        Claim claim = decision("1000").decide(List.of(other, again), past, MONDAY_NOON, false);

        assertThat(steps(claim)).containsExactly("again");
        assertThat(claim.settled())
                .singleElement()
                .extracting(StoredMail::state)
                .isEqualTo(new MailState.Suppressed(0, SuppressionReason.FREQUENCY_CAP, MONDAY_NOON));
    }

    @Test
    void aMailInDoubtThatARuleForbidsIsUnknownAndNotSuppressed() {
        Instant doubt = MONDAY_NOON.minusSeconds(60);
        Map<String, List<Instant>> past = new HashMap<>(Map.of("ada", List.of(doubt, MONDAY_NOON.minusSeconds(30))));

        Claim claim = decision("1000")
                .decide(
                        List.of(due(
                                "ada", "again", MailKind.MARKETING, new MailState.Queued(1, MONDAY_NOON, null, doubt))),
                        past,
                        MONDAY_NOON,
                        false);

        assertThat(claim.settled())
                .singleElement()
                .extracting(StoredMail::state)
                .isEqualTo(new MailState.Unknown(1, "frequency-cap", MONDAY_NOON));
        assertThat(MailResult.of(claim.settled().getFirst(), false))
                .hasValueSatisfying(result -> assertThat(result.ending()).isEqualTo(MailResult.Ending.UNKNOWN));
    }

    @Test
    void aMailInDoubtIsHandedOverOnceMoreOnlyWhileItIsKnownAgain() {
        Instant known = MONDAY_NOON.minus(MailState.KNOWN_AGAIN);
        DueMail again = due("ada", "again", MailKind.MARKETING, new MailState.Queued(1, MONDAY_NOON, null, known));
        DueMail late =
                due("bob", "late", MailKind.MARKETING, new MailState.Queued(1, MONDAY_NOON, null, known.minusNanos(1)));

        Claim claim = decide("1000", again, late);

        assertThat(steps(claim)).containsExactly("again");
        assertThat(claim.settled())
                .singleElement()
                .extracting(StoredMail::state)
                .isEqualTo(new MailState.Unknown(1, "in-doubt-too-long", MONDAY_NOON));
    }

    @Test
    void linesAMailToColleaguesUpInTheirDomainNotInTheLeads() {
        Claim claim = decide(
                "1",
                due("ada", "team", MailKind.INTERNAL),
                due("ada", "offer", MailKind.MARKETING),
                due("bob", "team-again", MailKind.INTERNAL));

        assertThat(steps(claim)).containsExactly("team", "offer");
        assertThat(claim.held())
                .singleElement()
                .extracting(mail -> mail.mail().key().step())
                .isEqualTo("team-again");
    }
}
