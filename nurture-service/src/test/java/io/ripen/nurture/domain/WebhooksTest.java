package io.ripen.nurture.domain;

import static io.ripen.nurture.domain.Samples.FACTS;
import static io.ripen.nurture.domain.Samples.NOON;
import static io.ripen.nurture.domain.Samples.entered;
import static io.ripen.nurture.domain.Samples.journey;
import static io.ripen.nurture.domain.Samples.mail;
import static io.ripen.nurture.domain.Samples.scored;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What journeys tell other systems. */
class WebhooksTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Step TELL = new Step.Webhook("tell-sales", "crm");
    private static final Trigger MQL = new Trigger.StageEntered("MQL");

    /** A lead that lives through inputs, and what was told of it. */
    private static final class Life {
        private final Journeys journeys;
        private final List<WebhookCall> calls = new ArrayList<>();
        private LeadNurture lead = LeadNurture.unknown("lead-1");
        private Instant now = NOON;

        Life(Journey... journeys) {
            this.journeys = new Journeys(List.of(journeys), List.of());
        }

        Life take(LeadInput input) {
            Decision decision = Nurturing.decide(lead, input, journeys, now);
            lead = decision.lead();
            calls.addAll(decision.calls());
            return this;
        }

        Life after(Duration period) {
            now = now.plus(period);
            return take(new LeadInput.Passed());
        }
    }

    @Test
    void callsWhenTheLeadReachesTheStepAndGoesOn() {
        Life life = new Life(journey("told", MQL, new Step.Wait("pause", DAY), TELL, mail("last", "one")))
                .take(entered("MQL"));
        assertThat(life.calls).isEmpty();

        life.take(scored(70, Map.of("price", BigDecimal.TEN), Fact.NAME)).after(DAY);

        WebhookCall call = life.calls.getFirst();
        assertThat(life.calls).hasSize(1);
        assertThat(call.step()).isEqualTo("tell-sales");
        assertThat(call.endpoint()).isEqualTo("crm");
        assertThat(call.enrolment().journey()).isEqualTo("told");
        assertThat(call.enrolment().entry()).isEqualTo(1);
        assertThat(call.enrolment().at()).isEqualTo(NOON);
        assertThat(call.lead().leadId()).isEqualTo("lead-1");
        assertThat(call.lead().stage()).isEqualTo("MQL");
        assertThat(call.lead().facts()).isEqualTo(FACTS);
        assertThat(call.lead().signals().score()).isEqualTo(new BigDecimal(70));
        assertThat(life.lead.enrolments().getFirst().state()).isEqualTo(Enrolment.State.COMPLETED);
    }

    @Test
    void callsOnceInOneEntryHoweverOftenItIsAsked() {
        Life life = new Life(journey("told", MQL, TELL, new Step.Wait("pause", DAY)))
                .take(entered("MQL"))
                .take(entered("MQL"))
                .take(new LeadInput.Passed())
                .after(DAY)
                .after(DAY);

        assertThat(life.calls).hasSize(1);
    }

    @Test
    void callsAgainInTheNextEntry() {
        Reentry atOnce = new Reentry.After(Duration.ofSeconds(1));
        Life life = new Life(journey("told", 1, MQL, atOnce, Condition.never(), TELL)).take(entered("MQL"));
        life.now = NOON.plus(DAY);
        life.take(entered("LEAD")).take(entered("MQL"));

        assertThat(life.calls).extracting(call -> call.enrolment().entry()).containsExactly(1, 2);
    }

    @Test
    void tellsNothingOfALeadThatLeftBeforeTheStep() {
        Condition gone = new Condition.InStage(Set.of("DISQUALIFIED"));
        Life life = new Life(journey("told", 1, MQL, new Reentry.Never(), gone, new Step.Wait("pause", DAY), TELL))
                .take(entered("MQL"))
                .take(entered("DISQUALIFIED"))
                .after(DAY);

        assertThat(life.calls).isEmpty();
        assertThat(life.lead.enrolments().getFirst().state()).isEqualTo(Enrolment.State.EXITED);
    }

    @Test
    void tellsNothingOfTheHoldOutGroup() {
        Journey open = journey("told", MQL, TELL);
        Entry heldOut = new Entry(MQL, Condition.always(), new Reentry.Never(), 100);
        Life life = new Life(new Journey(
                        "told", 1, 0, heldOut, Set.of(), Condition.never(), Set.of(), Set.of(), open.steps()))
                .take(entered("MQL"));

        assertThat(life.calls).isEmpty();
        assertThat(life.lead.enrolments().getFirst().state()).isEqualTo(Enrolment.State.HELD_OUT);
    }

    @Test
    void tellsNothingOfAnErasedLead() {
        Life life = new Life(journey("told", MQL, new Step.Wait("pause", DAY), TELL))
                .take(entered("MQL"))
                .take(new LeadInput.ErasureRequested())
                .after(DAY)
                .take(entered("MQL"));

        assertThat(life.calls).isEmpty();
    }

    /** Consent to mail, quarantine and caps are rules of mails. */
    @Test
    void needsNoConsentToMail() {
        Life life = new Life(journey("told", MQL, TELL))
                .take(new LeadInput.StageEntered("MQL", FACTS, List.of(), new Quarantine(null), false));

        assertThat(life.calls).hasSize(1);
    }

    @Test
    void tellsWhatMadeTheLeadEnter() {
        MailData.Breach breach = new MailData.Breach("SAL", "first-contact", NOON, "sam");
        Life life = new Life(journey("late", new Trigger.SlaBreached(null), TELL))
                .take(entered("SAL"))
                .take(new LeadInput.Breached(breach));

        assertThat(life.calls.getFirst().enrolment().data().breach()).isEqualTo(breach);
    }
}
