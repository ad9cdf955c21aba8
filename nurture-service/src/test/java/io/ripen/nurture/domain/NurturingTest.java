package io.ripen.nurture.domain;

import static io.ripen.nurture.domain.Samples.FACTS;
import static io.ripen.nurture.domain.Samples.JOURNEYS;
import static io.ripen.nurture.domain.Samples.NOON;
import static io.ripen.nurture.domain.Samples.WELCOME;
import static io.ripen.nurture.domain.Samples.entered;
import static io.ripen.nurture.domain.Samples.lead;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NurturingTest {

    @Test
    void queuesTheJourneysMailWhenALeadEntersItsStage() {
        Decision decision = Nurturing.decide(LeadNurture.unknown("lead-1"), entered("MQL"), JOURNEYS, NOON);

        assertThat(decision.mails())
                .containsExactly(new Mail(
                        new MailKey("lead-1", "mql-welcome", "welcome", 1),
                        1,
                        "mql-welcome",
                        ConsentPurpose.CONTACT_BY_MAIL,
                        MailKind.MARKETING,
                        null,
                        MailData.NONE));
        assertThat(decision.mails().getFirst().key()).hasToString("lead-1/mql-welcome/welcome/1");
        assertThat(decision.lead().enrolments()).containsExactly(new Enrolment("mql-welcome", 1, 1, NOON));
        assertThat(decision.lead().stage()).isEqualTo("MQL");
        assertThat(decision.lead().facts()).isEqualTo(FACTS);
    }

    @Test
    void queuesNothingForAnotherStage() {
        Decision decision = Nurturing.decide(lead(), entered("LEAD"), JOURNEYS, NOON);

        assertThat(decision.mails()).isEmpty();
        assertThat(decision.lead().enrolments()).isEmpty();
        assertThat(decision.lead().stage()).isEqualTo("LEAD");
    }

    @Test
    void letsALeadEnterOnceOnly() {
        LeadNurture entered = lead(entered("MQL"), entered("LEAD"));

        Decision again = Nurturing.decide(entered, entered("MQL"), JOURNEYS, NOON);

        assertThat(again.mails()).isEmpty();
        assertThat(again.lead().enrolments()).hasSize(1);
    }

    @Test
    void queuesTheMailsOfAllStepsAndJourneysInOrder() {
        Journey other = new Journey(
                "second",
                3,
                new Trigger.StageEntered("MQL"),
                Reentry.NEVER,
                Set.of(),
                List.of(
                        new Step.Mail("a", "one", ConsentPurpose.CONTACT_BY_MAIL),
                        new Step.Mail("b", "two", ConsentPurpose.CONTACT_BY_MAIL)));

        Decision decision = Nurturing.decide(lead(), entered("MQL"), new Journeys(List.of(WELCOME, other)), NOON);

        assertThat(decision.mails())
                .extracting(mail -> mail.key().toString())
                .containsExactly("lead-1/mql-welcome/welcome/1", "lead-1/second/a/1", "lead-1/second/b/1");
        assertThat(decision.lead().entries("second")).isOne();
    }

    @Test
    void forgetsAnErasedPersonForGood() {
        LeadNurture erased = lead(entered("MQL"), new LeadInput.ErasureRequested());

        Decision later = Nurturing.decide(erased, entered("MQL"), JOURNEYS, NOON);

        assertThat(erased.facts()).isEqualTo(Facts.NONE);
        assertThat(erased.consents()).isEqualTo(Consents.NONE);
        assertThat(erased.erased()).isTrue();
        assertThat(later.lead()).isEqualTo(erased);
        assertThat(later.mails()).isEmpty();
        assertThat(LeadNurture.erased("lead-2").erased()).isTrue();
    }

    @Test
    void keepsARefusedMailboxUntilTheAddressChanges() {
        LeadNurture refused = lead(entered("LEAD"), new LeadInput.MailboxRefused(), entered("MQL"));
        Facts moved = new Facts("ada@example.org", null, null, null, null);

        LeadNurture changed = Nurturing.decide(
                        refused, new LeadInput.StageEntered("SAL", moved, List.of(), null), JOURNEYS, NOON)
                .lead();

        assertThat(refused.address()).isEqualTo(AddressStatus.BOUNCED);
        assertThat(changed.address()).isEqualTo(AddressStatus.USABLE);
    }

    @Test
    void findsJourneysByTheirIds() {
        assertThat(JOURNEYS.find("mql-welcome")).contains(WELCOME);
        assertThat(JOURNEYS.find("none")).isEmpty();
    }
}
