package io.ripen.nurture.domain;

import static io.ripen.nurture.domain.Samples.NOON;
import static io.ripen.nurture.domain.Samples.journey;
import static io.ripen.nurture.domain.Samples.mail;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReentryTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Reentry AFTER_AN_HOUR = new Reentry.After(HOUR);
    private static final Journey ALERT = journey(
            "alert", 1, new Trigger.SlaBreached(null), AFTER_AN_HOUR, Condition.never(), mail("alert", "alert"));

    private static MailData breach(String clock, Instant dueAt) {
        return new MailData(null, null, null, new MailData.Breach("SAL", clock, dueAt, null));
    }

    private static MailData topic(@Nullable String topic) {
        return new MailData(topic, null, null, null);
    }

    private static Enrolment over(MailData about) {
        return Enrolment.entered(ALERT, 1, about, NOON).ended(Enrolment.State.COMPLETED, null, NOON);
    }

    @Test
    void tellsOfEachClockAndEachTimeItRanOutHoweverLateThatIsHeard() {
        List<Enrolment> earlier = List.of(over(breach("first-contact", NOON.minus(Duration.ofHours(5)))));

        assertThat(AFTER_AN_HOUR.allows(earlier, breach("first-contact", NOON.minus(HOUR)), NOON))
                .isTrue();
        assertThat(AFTER_AN_HOUR.allows(earlier, breach("decision", NOON.minus(Duration.ofHours(5))), NOON))
                .isTrue();
    }

    @Test
    void tellsOfOneClockNoMoreOftenThanThePauseAllows() {
        List<Enrolment> earlier = List.of(over(breach("first-contact", NOON)));

        assertThat(AFTER_AN_HOUR.allows(earlier, breach("first-contact", NOON), NOON.plus(HOUR)))
                .isFalse();
        assertThat(AFTER_AN_HOUR.allows(
                        earlier, breach("first-contact", NOON.plus(HOUR).minusSeconds(1)), NOON))
                .isFalse();
        assertThat(AFTER_AN_HOUR.allows(earlier, breach("first-contact", NOON.plus(HOUR)), NOON))
                .isTrue();
    }

    @Test
    void tellsNothingOfAClockWhileTheLeadIsInsideForIt() {
        Enrolment inside = Enrolment.entered(ALERT, 1, breach("first-contact", NOON), NOON)
                .waiting("pause", NOON.plus(Duration.ofDays(1)));
        Instant later = NOON.plus(Duration.ofHours(2));

        assertThat(AFTER_AN_HOUR.allows(List.of(inside), breach("first-contact", later), later))
                .isFalse();
        assertThat(AFTER_AN_HOUR.allows(List.of(inside), breach("decision", later), later))
                .isTrue();
    }

    @Test
    void everythingElseGoesByTheTimeOfTheLastEntry() {
        List<Enrolment> earlier = List.of(over(MailData.NONE));

        assertThat(AFTER_AN_HOUR.allows(earlier, MailData.NONE, NOON.plus(HOUR).minusSeconds(1)))
                .isFalse();
        assertThat(AFTER_AN_HOUR.allows(earlier, MailData.NONE, NOON.plus(HOUR)))
                .isTrue();
        assertThat(new Reentry.PerTopic().allows(List.of(over(topic("data"))), topic("data"), NOON))
                .isFalse();
        assertThat(new Reentry.PerTopic().allows(List.of(over(topic("data"))), topic("price"), NOON))
                .isTrue();
    }

    @Test
    void aBacklogThatIsCaughtUpWithGivesEachAlert() {
        LeadNurture lead = LeadNurture.unknown("lead-1");
        Journeys journeys = new Journeys(List.of(ALERT), List.of());
        int alerts = 0;
        for (MailData about : List.of(
                breach("first-contact", NOON.minus(Duration.ofHours(30))),
                breach("decision", NOON.minus(Duration.ofHours(30))),
                breach("first-contact", NOON.minus(Duration.ofHours(3))))) {
            Decision decision = Nurturing.decide(
                    lead, new LeadInput.Breached(Objects.requireNonNull(about.breach())), journeys, NOON);
            lead = decision.lead();
            alerts += decision.mails().size();
        }

        assertThat(alerts).isEqualTo(3);
    }
}
