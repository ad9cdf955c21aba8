package io.ripen.nurture.domain;

import static io.ripen.nurture.domain.Samples.FACTS;
import static io.ripen.nurture.domain.Samples.JOURNEYS;
import static io.ripen.nurture.domain.Samples.MAY_MAIL;
import static io.ripen.nurture.domain.Samples.NOON;
import static io.ripen.nurture.domain.Samples.WELCOME;
import static io.ripen.nurture.domain.Samples.entered;
import static io.ripen.nurture.domain.Samples.imported;
import static io.ripen.nurture.domain.Samples.journey;
import static io.ripen.nurture.domain.Samples.mail;
import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.nurture.domain.consent.ConsentPurpose;
import io.ripen.nurture.domain.consent.ConsentStatus;
import io.ripen.nurture.domain.sending.Candidate;
import io.ripen.nurture.domain.sending.Clearance;
import io.ripen.nurture.domain.sending.FrequencyCaps;
import io.ripen.nurture.domain.sending.SendingRules;
import io.ripen.nurture.domain.sending.Suppression;
import io.ripen.nurture.domain.sending.SuppressionReason;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What holds for a lead into which others were merged. */
class FamilyTest {
    private static final Instant LATER = NOON.plus(Duration.ofHours(1));
    private static final SendingRules RULES =
            new SendingRules(ConsentStatus.GRANTED, FrequencyCaps.NONE, SendWindow.ALWAYS);
    private static final Journey SERIES = journey(
            "series",
            1,
            new Trigger.StageEntered("MQL"),
            new Reentry.Never(),
            new Condition.InStage(Set.of("DISQUALIFIED")),
            mail("offer", "one"));

    private static LeadNurture lead(String leadId, LeadInput... inputs) {
        LeadNurture lead = LeadNurture.unknown(leadId);
        for (LeadInput input : inputs) {
            lead = Nurturing.decide(lead, input, JOURNEYS, NOON).lead();
        }
        return lead;
    }

    private static LeadNurture then(LeadNurture lead, LeadInput input) {
        return Nurturing.decide(lead, input, JOURNEYS, LATER).lead();
    }

    private static LeadInput merged(String into) {
        return new LeadInput.MergedAway(into, NOON);
    }

    private static LeadInput worked(String stage, @Nullable Instant until) {
        return new LeadInput.StageEntered(stage, FACTS, List.of(MAY_MAIL), new Quarantine(until), false);
    }

    private static LeadInput placed(String stage, Instant at) {
        return new LeadInput.StageEntered(stage, FACTS, List.of(MAY_MAIL), null, false, at, false);
    }

    private static LeadInput at(String email) {
        return new LeadInput.StageEntered(
                "LEAD", new Facts(email, "Ada", null, null, null), List.of(MAY_MAIL), null, false);
    }

    private static Clearance check(LeadNurture survivor, MailKind kind, LeadNurture... merged) {
        MailKey key = new MailKey(survivor.leadId(), "series", "offer", 1);
        Mail mail = new Mail(key, 1, "one", ConsentPurpose.CONTACT_BY_MAIL, kind, null, MailData.NONE);
        Candidate candidate = new Candidate(mail, Optional.of(SERIES), List.of(), ZoneOffset.UTC);
        return Suppression.check(survivor, new Family(List.of(merged)), candidate, RULES, LATER);
    }

    private static Clearance check(LeadNurture survivor, LeadNurture... merged) {
        return check(survivor, MailKind.MARKETING, merged);
    }

    private static Clearance suppressed(SuppressionReason reason) {
        return new Clearance.Suppressed(reason, null);
    }

    private static List<String> mailsOn(LeadNurture survivor, LeadInput input, Journey journey, LeadNurture... merged) {
        Journeys journeys = new Journeys(List.of(journey), List.of());
        return Nurturing.decide(survivor, new Family(List.of(merged)), input, journeys, LATER).mails().stream()
                .map(mail -> mail.key().toString())
                .toList();
    }

    @Test
    void aComplaintCountsWhetherItWasHeardBeforeOrAfterTheMerge() {
        LeadNurture stays = lead("stays", entered("LEAD"));
        LeadNurture before = lead("gone", entered("LEAD"), new LeadInput.Complained(), merged("stays"));
        LeadNurture after = lead("gone", entered("LEAD"), merged("stays"), new LeadInput.Complained());

        assertThat(check(stays, before)).isEqualTo(suppressed(SuppressionReason.COMPLAINED));
        assertThat(check(stays, after)).isEqualTo(suppressed(SuppressionReason.COMPLAINED));
        assertThat(check(stays, MailKind.TRANSACTIONAL, before)).isEqualTo(suppressed(SuppressionReason.COMPLAINED));
        assertThat(check(stays, MailKind.INTERNAL, before)).isEqualTo(new Clearance.Cleared());
        assertThat(check(stays)).isEqualTo(new Clearance.Cleared());
    }

    @Test
    void anAddressThatRefusedAMailToAnotherIdIsRefusedWithThisOne() {
        LeadNurture gone = lead("gone", entered("LEAD"), new LeadInput.MailboxRefused(null), merged("stays"));

        assertThat(check(lead("stays", entered("LEAD")), gone)).isEqualTo(suppressed(SuppressionReason.BOUNCED));
        assertThat(check(lead("stays", at("ada@example.org")), gone)).isEqualTo(new Clearance.Cleared());
    }

    @Test
    void sendsNothingWhileSalesWorksThePersonUnderAnotherId() {
        Instant end = LATER.plusSeconds(1);
        LeadNurture stays = lead("stays", worked("LEAD", end));

        assertThat(check(stays, lead("gone", worked("SAL", null), merged("stays"))))
                .isEqualTo(suppressed(SuppressionReason.QUARANTINE));
        assertThat(check(stays, lead("gone", worked("SAL", end.plusSeconds(1)), merged("stays"))))
                .isEqualTo(new Clearance.Suppressed(SuppressionReason.QUARANTINE, end.plusSeconds(1)));
        assertThat(check(stays, lead("gone", worked("SAL", LATER), merged("stays"))))
                .isEqualTo(new Clearance.Suppressed(SuppressionReason.QUARANTINE, end));
        assertThat(check(stays, MailKind.TRANSACTIONAL, lead("gone", worked("SAL", null), merged("stays"))))
                .isEqualTo(new Clearance.Cleared());
    }

    @Test
    void isInTheStagesOfAllIdsButLeavesNoneByThat() {
        Condition notMql = new Condition.Not(new Condition.InStage(Set.of("MQL")));
        LeadNurture stays = lead("stays", entered("MQL"));
        Family family = new Family(List.of(lead("gone", entered("LEAD"), merged("stays"))));

        assertThat(check(stays, lead("gone", entered("SQL"), merged("stays"))))
                .isEqualTo(suppressed(SuppressionReason.STAGE_EXCLUDED));
        assertThat(check(stays, lead("gone", entered("DISQUALIFIED"), merged("stays"))))
                .isEqualTo(suppressed(SuppressionReason.JOURNEY_EXITED));
        assertThat(journey("a", 1, new Trigger.StageEntered("MQL"), new Reentry.Never(), notMql, mail("b", "c"))
                        .isLeftBy(stays, family, LATER))
                .isFalse();
    }

    @Test
    void aPauseOfAnotherIdHoldsForItsStageAndIsOverWhenItEnds() {
        LeadNurture stays = lead("stays", entered("LEAD"));
        LeadNurture paused = lead("gone", worked("DISQUALIFIED", LATER.plusSeconds(1)), merged("stays"));
        LeadNurture over = lead("gone", worked("DISQUALIFIED", LATER), merged("stays"));

        assertThat(check(stays, paused)).isNotEqualTo(new Clearance.Cleared());
        assertThat(mailsOn(stays, entered("MQL"), SERIES, paused)).isEmpty();
        assertThat(check(stays, over)).isEqualTo(new Clearance.Cleared());
        assertThat(mailsOn(stays, entered("MQL"), SERIES, over)).hasSize(1);
    }

    @Test
    void aStageThatSomebodyPutTheSurvivorIntoIsTheWordOfNow() {
        LeadNurture gone = lead("gone", worked("OPPORTUNITY", null), merged("stays"));
        LeadNurture stays = lead("stays", entered("LEAD"));

        assertThat(check(then(stays, entered("MQL")), gone)).isEqualTo(suppressed(SuppressionReason.QUARANTINE));
        assertThat(check(then(stays, placed("RECYCLED", LATER)), gone)).isEqualTo(new Clearance.Cleared());
        assertThat(check(then(stays, placed("RECYCLED", NOON.minusSeconds(1))), gone))
                .isEqualTo(suppressed(SuppressionReason.QUARANTINE));
    }

    @Test
    void aStageThatWasSettledForOneSurvivorIsSettledForTheNext() {
        LeadNurture first = lead("first", worked("OPPORTUNITY", null), merged("second"));
        LeadNurture second = then(
                lead("second", placed("RECYCLED", LATER)), new LeadInput.MergedAway("stays", LATER.plusSeconds(1)));
        LeadNurture stays = lead("stays", entered("LEAD"));

        assertThat(check(stays, first, second)).isEqualTo(new Clearance.Cleared());
        assertThat(check(stays, first, lead("second", entered("LEAD"), merged("stays"))))
                .isEqualTo(suppressed(SuppressionReason.QUARANTINE));
    }

    @Test
    void nobodyKnowsHowOldTheStageOfALeadIsThatAnEarlierVersionMerged() {
        LeadNurture gone = lead("gone", worked("SQL", null), new LeadInput.Complained(), merged("stays"));
        LeadNurture earlier = new LeadNurture(
                "gone",
                false,
                true,
                "stays",
                null,
                gone.facts(),
                AddressStatus.USABLE,
                List.of(),
                gone.consents(),
                "SQL",
                gone.quarantine(),
                null,
                gone.signals(),
                List.of());

        assertThat(check(lead("stays", entered("LEAD")), earlier)).isEqualTo(new Clearance.Cleared());
        assertThat(then(earlier, merged("stays")).mergedAt()).isEqualTo(NOON);
        assertThat(then(gone, new LeadInput.MergedAway("stays", LATER)).mergedAt())
                .isEqualTo(NOON);
    }

    @Test
    void entersNoSeriesAgainThatAnotherIdWasIn() {
        LeadNurture gone = lead("gone", entered("MQL"), merged("stays"));
        LeadNurture stays = lead("stays", entered("LEAD"));

        assertThat(gone.enrolmentsIn(WELCOME.id())).hasSize(1);
        assertThat(mailsOn(stays, entered("MQL"), WELCOME, gone)).isEmpty();
        assertThat(mailsOn(stays, entered("MQL"), WELCOME)).containsExactly("stays/mql-welcome/welcome/1");
    }

    @Test
    void takesAStageThatCameWithAMergedLeadAsOneThatWasImported() {
        LeadNurture stays = lead("stays", entered("LEAD"));

        assertThat(mailsOn(stays, imported("MQL"), WELCOME)).isEmpty();
    }

    @Test
    void entersNoMarketingJourneyWhileAnotherIdIsWhereNoneIsSent() {
        LeadNurture stays = lead("stays", entered("LEAD"));
        Step told = new Step.Mail(
                "told",
                List.of(new Step.Variant("", "team", 1)),
                ConsentPurpose.CONTACT_BY_MAIL,
                MailKind.INTERNAL,
                null);
        Journey internal = journey("internal", new Trigger.StageEntered("MQL"), told);

        for (LeadInput input : List.of(worked("SAL", null), entered("SQL"), entered("DISQUALIFIED"))) {
            LeadNurture gone = lead("gone", input, merged("stays"));
            assertThat(mailsOn(stays, entered("MQL"), SERIES, gone)).isEmpty();
            assertThat(mailsOn(stays, entered("MQL"), internal, gone)).containsExactly("stays/internal/told/1");
        }
        assertThat(mailsOn(stays, entered("MQL"), SERIES, lead("gone", entered("SAL"), merged("stays"))))
                .containsExactly("stays/series/offer/1");
    }
}
