package io.ripen.nurture.domain;

import static io.ripen.nurture.domain.Samples.FACTS;
import static io.ripen.nurture.domain.Samples.JOURNEYS;
import static io.ripen.nurture.domain.Samples.MAY_MAIL;
import static io.ripen.nurture.domain.Samples.NOON;
import static io.ripen.nurture.domain.Samples.WELCOME;
import static io.ripen.nurture.domain.Samples.entered;
import static io.ripen.nurture.domain.Samples.imported;
import static io.ripen.nurture.domain.Samples.journey;
import static io.ripen.nurture.domain.Samples.lead;
import static io.ripen.nurture.domain.Samples.mail;
import static io.ripen.nurture.domain.Samples.scored;
import static io.ripen.nurture.domain.Samples.used;
import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.nurture.domain.consent.Consent;
import io.ripen.nurture.domain.consent.ConsentPurpose;
import io.ripen.nurture.domain.consent.ConsentStatus;
import io.ripen.nurture.domain.consent.Consents;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NurturingTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Reentry AT_ONCE = new Reentry.After(Duration.ofSeconds(1));

    /** A lead that lives through inputs, and the mails it got. */
    private static final class Life {
        private final Journeys journeys;
        private final List<String> mails = new ArrayList<>();
        private LeadNurture lead = LeadNurture.unknown("lead-1");
        private Instant now = NOON;

        Life(Journey... journeys) {
            this.journeys = new Journeys(
                    List.of(journeys),
                    List.of(new Asset("a-1", "use-case", "data", "Data at work", "https://a.example")));
        }

        Life take(LeadInput input) {
            Decision decision = Nurturing.decide(lead, input, journeys, now);
            lead = decision.lead();
            decision.mails()
                    .forEach(mail ->
                            mails.add(mail.key().step() + "/" + mail.key().entry()));
            return this;
        }

        Life after(Duration period) {
            now = now.plus(period);
            return take(new LeadInput.Passed());
        }

        Enrolment last() {
            return lead.enrolments().getLast();
        }
    }

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
        assertThat(decision.lead().enrolments())
                .containsExactly(Enrolment.entered(WELCOME, 1, MailData.NONE, NOON)
                        .ended(Enrolment.State.COMPLETED, null, NOON));
        assertThat(decision.lead().stage()).isEqualTo("MQL");
        assertThat(decision.lead().facts()).isEqualTo(FACTS);
    }

    @Test
    void queuesNothingForAnotherStage() {
        Decision decision = Nurturing.decide(lead(), entered("LEAD"), JOURNEYS, NOON);

        assertThat(decision.mails()).isEmpty();
        assertThat(decision.lead().enrolments()).isEmpty();
    }

    @Test
    void takesAnImportedStageWithoutSettingAnythingOff() {
        Condition isMql = new Condition.InStage(Set.of("MQL"));
        Journey turned = journey("turned", new Trigger.BecameTrue(isMql), mail("turned", "one"));
        Journey scored = journey(
                "scored",
                1,
                new Trigger.BecameTrue(new Condition.ScoreAtLeast(BigDecimal.TEN)),
                AT_ONCE,
                Condition.never(),
                mail("scored", "two"),
                new Step.Wait("pause", DAY),
                mail("more", "three"));
        Life known = new Life(WELCOME, turned, scored).take(entered("LEAD")).take(imported("MQL"));

        assertThat(known.mails).isEmpty();
        assertThat(known.lead.stage()).isEqualTo("MQL");
        assertThat(known.take(scored(10, Map.of())).mails).containsExactly("scored/1");
        assertThat(known.take(imported("SAL")).last().reachedGoalAt()).isNull();
        assertThat(new Life(WELCOME, turned).take(imported("MQL")).mails).isEmpty();
    }

    @Test
    void leavesAJourneyWhenAnImportedStageMeetsItsExitCondition() {
        Journey journey = journey(
                "series",
                1,
                new Trigger.StageEntered("MQL"),
                AT_ONCE,
                new Condition.InStage(Set.of("SQL")),
                new Step.Wait("pause", DAY),
                mail("second", "two"));

        Life life = new Life(journey).take(entered("MQL")).take(imported("SQL")).after(DAY);

        assertThat(life.mails).isEmpty();
        assertThat(life.last().reason()).isEqualTo("exit-condition");
    }

    @Test
    void contentsOfOldRecordsCompleteNoPattern() {
        Journey pattern = journey(
                "pattern",
                1,
                new Trigger.ContentUsed("whitepaper", 2, Duration.ofDays(30)),
                AT_ONCE,
                Condition.never(),
                mail("mail", "one"));
        Life late = new Life(pattern)
                .take(entered("LEAD"))
                .take(used("w1", "whitepaper", "data", Duration.ofDays(401)))
                .take(used("w2", "whitepaper", "data", Duration.ofDays(400)));

        assertThat(late.mails).isEmpty();
        late.take(used("w3", "whitepaper", "data", Duration.ofDays(29)));
        assertThat(late.take(used("w4", "whitepaper", "data", Duration.ofDays(28))).mails)
                .hasSize(1);
    }

    @Test
    void importedContentsCountAndSetNothingOff() {
        Journey pattern =
                journey("pattern", new Trigger.ContentUsed("whitepaper", 2, Duration.ofDays(30)), mail("mail", "one"));
        Life known =
                new Life(pattern).take(entered("LEAD")).take(importedUse("w1")).take(importedUse("w2"));
        Life becomesKnown = new Life(pattern)
                .take(importedUse("w1"))
                .take(importedUse("w2"))
                .take(entered("LEAD"));

        assertThat(becomesKnown.mails).isEmpty();
        assertThat(known.mails).isEmpty();
        assertThat(known.take(used("w3", "whitepaper", "data", Duration.ZERO)).mails)
                .hasSize(1);
    }

    private static LeadInput importedUse(String asset) {
        Use use = new Use("touchpoint-of-" + asset, asset, "whitepaper", "data", NOON.minus(DAY), true);
        return new LeadInput.Acted(use, use.at(), List.of());
    }

    @Test
    void asksForNoConsentOfOldRecords() {
        Journey journey =
                journey("confirm", new Trigger.ConsentAsked(ConsentPurpose.CONTACT_BY_MAIL), mail("confirm", "one"));
        Instant lastYear = NOON.minus(Duration.ofDays(300));
        LeadInput old = new LeadInput.StageEntered(
                "LEAD",
                FACTS,
                List.of(new Consent(ConsentPurpose.CONTACT_BY_MAIL, ConsentStatus.GRANTED, lastYear)),
                null,
                false);

        Life life = new Life(journey).take(old);

        assertThat(life.mails).isEmpty();
        assertThat(life.take(entered("LEAD")).mails).containsExactly("confirm/1");
    }

    @Test
    void whoWasInactiveForLongInOldRecordsIsNotMissedToday() {
        Journey asleep =
                journey("asleep", 1, new Trigger.Inactive(DAY), AT_ONCE, Condition.never(), mail("hello", "one"));
        Life life = new Life(asleep)
                .take(entered("LEAD"))
                .take(new LeadInput.Acted(null, NOON.minus(Duration.ofDays(400)), List.of()))
                .take(scored(10, Map.of()));

        assertThat(life.mails).isEmpty();
        assertThat(life.take(new LeadInput.Acted(null, NOON, List.of())).after(DAY.multipliedBy(2)).mails)
                .containsExactly("hello/1");
    }

    @Test
    void asksForAConsentThatAnImportTellsOfToo() {
        Journey journey =
                journey("confirm", new Trigger.ConsentAsked(ConsentPurpose.CONTACT_BY_MAIL), mail("confirm", "one"));

        assertThat(new Life(journey).take(imported("MQL")).mails).containsExactly("confirm/1");
    }

    @Test
    void letsALeadEnterOnceOnly() {
        LeadNurture entered = lead(entered("MQL"), entered("LEAD"));

        Decision again = Nurturing.decide(entered, entered("MQL"), JOURNEYS, NOON);

        assertThat(again.mails()).isEmpty();
        assertThat(again.lead().enrolments()).hasSize(1);
    }

    @Test
    void asksJourneysByPriority() {
        Journey low = journey("low", new Trigger.StageEntered("MQL"), mail("a", "one"), mail("b", "two"));
        Journey high = new Journey(
                "high",
                1,
                9,
                low.entry(),
                Set.of(),
                Condition.never(),
                Set.of(),
                Set.of(),
                List.of(mail("c", "three")));

        Life life = new Life(low, high).take(entered("MQL"));

        assertThat(life.mails).containsExactly("c/1", "a/1", "b/1");
    }

    @Test
    void waitsUntilTheTimeHasComeAndShowsForWhat() {
        Life life = new Life(journey(
                        "series",
                        new Trigger.StageEntered("MQL"),
                        mail("first", "one"),
                        new Step.Wait("pause", DAY),
                        mail("second", "two")))
                .take(entered("MQL"));

        assertThat(life.last().step()).isEqualTo("pause");
        assertThat(life.last().until()).isEqualTo(NOON.plus(DAY));
        assertThat(Nurturing.wake(life.lead, life.journeys, life.now)).contains(NOON.plus(DAY));

        life.after(DAY.minusNanos(1));
        assertThat(life.mails).containsExactly("first/1");

        life.after(Duration.ofNanos(1));
        assertThat(life.mails).containsExactly("first/1", "second/1");
        assertThat(life.last().state()).isEqualTo(Enrolment.State.COMPLETED);
        assertThat(Nurturing.wake(life.lead, life.journeys, life.now)).isEmpty();
    }

    @Test
    void waitsForAConditionButNotForEver() {
        Journey journey = journey(
                "patient",
                new Trigger.StageEntered("MQL"),
                new Step.WaitUntil("hot", new Condition.ScoreAtLeast(BigDecimal.TEN), DAY),
                mail("go", "one"));

        assertThat(new Life(journey).take(entered("MQL")).mails).isEmpty();
        assertThat(new Life(journey).take(entered("MQL")).take(scored(10, Map.of())).mails)
                .containsExactly("go/1");
        assertThat(new Life(journey).take(entered("MQL")).after(DAY).mails).containsExactly("go/1");
        assertThat(new Life(journey).take(scored(10, Map.of())).take(entered("MQL")).mails)
                .containsExactly("go/1");
    }

    @Test
    void takesTheWayThatTheConditionSays() {
        Journey journey = journey(
                "fork",
                new Trigger.StageEntered("MQL"),
                new Step.Branch("known", new Condition.Knows(Set.of(Fact.COMPANY)), "company", "nobody"),
                mail("company", "one"),
                new Step.Exit("end"),
                mail("nobody", "two"));

        assertThat(new Life(journey).take(entered("MQL")).mails).containsExactly("nobody/1");
        assertThat(new Life(journey).take(scored(1, Map.of(), Fact.COMPANY)).take(entered("MQL")).mails)
                .containsExactly("company/1");
    }

    @Test
    void leavesAtAnExitConditionAndGetsNoMoreMails() {
        Journey journey = journey(
                "series",
                1,
                new Trigger.StageEntered("MQL"),
                AT_ONCE,
                new Condition.InStage(Set.of("SQL")),
                mail("first", "one"),
                new Step.Wait("pause", DAY),
                mail("second", "two"));

        Life life = new Life(journey).take(entered("MQL")).take(entered("SQL")).after(DAY);

        assertThat(life.mails).containsExactly("first/1");
        assertThat(life.last().state()).isEqualTo(Enrolment.State.EXITED);
        assertThat(life.last().reason()).isEqualTo("exit-condition");
        assertThat(life.lead.hasLeft(new MailKey("lead-1", "series", "first", 1)))
                .isTrue();
        assertThat(life.take(entered("MQL")).mails).containsExactly("first/1", "first/2");
        assertThat(life.lead.hasLeft(new MailKey("lead-1", "series", "first", 2)))
                .isFalse();
    }

    @Test
    void entersOnceAConditionBecomesTrueAndAgainOnlyAfterThePause() {
        Journey journey = journey(
                "hot",
                1,
                new Trigger.BecameTrue(new Condition.All(List.of(
                        new Condition.ScoreAtLeast(new BigDecimal(60)),
                        new Condition.InterestAtLeast("price", BigDecimal.ONE)))),
                new Reentry.After(DAY),
                Condition.never(),
                mail("demo", "one"));
        Map<String, BigDecimal> price = Map.of("price", BigDecimal.ONE);

        Life life = new Life(journey).take(scored(70, Map.of()));
        assertThat(life.mails).isEmpty();
        assertThat(life.take(scored(60, price)).take(scored(80, price)).mails).containsExactly("demo/1");
        assertThat(life.take(scored(50, price)).take(scored(60, price)).mails).containsExactly("demo/1");
        life.take(scored(50, price)).after(DAY);
        assertThat(life.take(scored(60, price)).mails).containsExactly("demo/1", "demo/2");
    }

    @Test
    void offersTheContentOfTheTopicOfTwoWhitepapers() {
        Journey journey = journey(
                "two",
                1,
                new Trigger.ContentUsed("whitepaper", 2, Duration.ofDays(30)),
                new Reentry.PerTopic(),
                Condition.never(),
                new Step.Mail(
                        "offer",
                        List.of(new Step.Variant("", "use-case", 1)),
                        ConsentPurpose.CONTACT_BY_MAIL,
                        MailKind.MARKETING,
                        "use-case"));
        Life life = new Life(journey)
                .take(entered("LEAD"))
                .take(used("w1", "whitepaper", "data", DAY))
                .take(used("w1", "whitepaper", "data", DAY))
                .take(used("w2", "whitepaper", "law", DAY))
                .take(used("w3", "whitepaper", null, DAY))
                .take(used("v1", "video", "data", DAY))
                .take(used("w0", "whitepaper", "data", Duration.ofDays(32)));
        assertThat(life.mails).isEmpty();

        Decision decision =
                Nurturing.decide(life.lead, used("w4", "whitepaper", "data", Duration.ofDays(2)), life.journeys, NOON);
        assertThat(decision.mails().getFirst().data().asset())
                .isEqualTo(life.journeys.assets().getFirst());
        assertThat(decision.mails().getFirst().data().topic()).isEqualTo("data");

        life.take(used("w4", "whitepaper", "data", DAY)).take(used("w5", "whitepaper", "data", DAY));
        assertThat(life.mails).containsExactly("offer/1");
        life.take(used("w6", "whitepaper", "law", DAY));
        assertThat(life.mails).containsExactly("offer/1");
        assertThat(life.last().reason()).isEqualTo("nothing-to-offer");
    }

    @Test
    void looksAtWhatALeadDidBeforeItWasKnownWhenItBecomesKnown() {
        Journey pattern =
                journey("pattern", new Trigger.ContentUsed("whitepaper", 2, Duration.ofDays(30)), mail("offer", "one"));
        Journey video =
                journey("video", new Trigger.BecameTrue(new Condition.Used("video", "data")), mail("more", "two"));
        Consent granted = new Consent(ConsentPurpose.CONTACT_BY_MAIL, ConsentStatus.GRANTED, NOON);
        Life life = new Life(pattern, video)
                .take(used("w1", "whitepaper", "law", DAY))
                .take(used("w2", "whitepaper", "data", DAY))
                .take(used("v1", "video", "data", DAY))
                .take(used("w3", "whitepaper", "data", DAY))
                .take(used("w4", "whitepaper", null, DAY))
                .take(new LeadInput.ConsentChanged(granted));
        assertThat(life.mails).isEmpty();

        life.take(scored(15, Map.of()));

        assertThat(life.mails).containsExactlyInAnyOrder("offer/1", "more/1");
        assertThat(life.lead.enrolmentsIn("pattern").getFirst().data().topic()).isEqualTo("data");
        assertThat(life.take(scored(20, Map.of())).mails).hasSize(2);
    }

    @Test
    void countsWhatAVisitorUsedBeforeAnybodyKnewWhoItWas() {
        Journey pattern =
                journey("pattern", new Trigger.ContentUsed("whitepaper", 2, Duration.ofDays(30)), mail("offer", "one"));
        LeadInput recognised = new LeadInput.Recognised(
                List.of(use("w1", "law", Duration.ofDays(3)), use("w2", "data", DAY), use("w2", "data", DAY)));

        Life newcomer = new Life(pattern).take(recognised).take(used("w3", "whitepaper", "data", DAY));
        assertThat(newcomer.mails).isEmpty();
        assertThat(newcomer.take(scored(15, Map.of())).mails).containsExactly("offer/1");
        assertThat(newcomer.lead.signals().uses()).extracting(Use::asset).containsExactly("w1", "w2", "w3");
        assertThat(newcomer.lead.signals().lastAct()).isEqualTo(NOON.minus(DAY));

        Life known = new Life(pattern).take(scored(15, Map.of())).take(used("w3", "whitepaper", "data", DAY));
        assertThat(known.mails).isEmpty();
        assertThat(known.take(recognised).mails).containsExactly("offer/1");
        assertThat(known.take(recognised).mails).containsExactly("offer/1");
    }

    @Test
    void entersNobodyWhoseAddressTheFirstScoreDoesNotKnowYet() {
        Journey pattern =
                journey("pattern", new Trigger.ContentUsed("whitepaper", 2, Duration.ofDays(30)), mail("offer", "one"));
        Journey demo = journey(
                "demo", new Trigger.BecameTrue(new Condition.ScoreAtLeast(new BigDecimal(60))), mail("demo", "two"));
        LeadInput beforeTheForm = new LeadInput.Scored(new BigDecimal(70), Map.of(), Facts.NONE, Set.of(), List.of());
        Life life = new Life(pattern, demo)
                .take(new LeadInput.Recognised(List.of(use("w1", "data", DAY), use("w2", "data", DAY))))
                .take(beforeTheForm);
        assertThat(life.mails).isEmpty();
        assertThat(life.lead.enrolments()).isEmpty();

        assertThat(life.take(scored(75, Map.of())).mails).containsExactlyInAnyOrder("offer/1", "demo/1");
        assertThat(life.take(scored(80, Map.of())).mails).hasSize(2);
    }

    private static Use use(String asset, String topic, Duration ago) {
        return new Use("touchpoint-of-" + asset, asset, "whitepaper", topic, NOON.minus(ago));
    }

    @Test
    void hearsOfAConsentFromTheActThatGaveItAndNotOnceMoreFromTheScoreThatFollows() {
        Journey journey = journey(
                "confirm",
                1,
                new Trigger.ConsentAsked(ConsentPurpose.CONTACT_BY_MAIL),
                AT_ONCE,
                Condition.never(),
                mail("confirm", "one"));
        Life life = new Life(journey)
                .take(new LeadInput.StageEntered("LEAD", FACTS, List.of(), null, false))
                .take(new LeadInput.Acted(null, NOON, List.of(MAY_MAIL)));
        assertThat(life.lead.consents().statusOf(ConsentPurpose.CONTACT_BY_MAIL))
                .isEqualTo(ConsentStatus.GRANTED);
        assertThat(life.mails).containsExactly("confirm/1");

        life.now = NOON.plus(DAY);
        life.take(scored(15, Map.of()));

        assertThat(life.mails).containsExactly("confirm/1");
    }

    @Test
    void confirmsEachConsentThatIsAskedFor() {
        Journey journey = journey(
                "confirm",
                1,
                new Trigger.ConsentAsked(ConsentPurpose.CONTACT_BY_MAIL),
                AT_ONCE,
                Condition.never(),
                mail("confirm", "one"));
        Life life = new Life(journey).take(entered("LEAD")).take(entered("LEAD"));
        assertThat(life.mails).containsExactly("confirm/1");

        life.now = NOON.plus(DAY);
        Consent again = new Consent(ConsentPurpose.CONTACT_BY_MAIL, ConsentStatus.GRANTED, life.now);
        assertThat(life.take(new LeadInput.ConsentChanged(again)).mails).containsExactly("confirm/1", "confirm/2");
        Consent confirmed =
                new Consent(ConsentPurpose.CONTACT_BY_MAIL, ConsentStatus.CONFIRMED, life.now.plusSeconds(1));
        assertThat(life.take(new LeadInput.ConsentChanged(confirmed)).mails).hasSize(2);
    }

    @Test
    void asksForAConfirmationAsSoonAsThereIsAnAddress() {
        Journey journey =
                journey("confirm", new Trigger.ConsentAsked(ConsentPurpose.CONTACT_BY_MAIL), mail("confirm", "one"));
        Consent granted = new Consent(ConsentPurpose.CONTACT_BY_MAIL, ConsentStatus.GRANTED, NOON.plusSeconds(1));

        Life life = new Life(journey).take(new LeadInput.ConsentChanged(granted));
        assertThat(life.mails).isEmpty();

        assertThat(life.take(entered("LEAD")).mails).containsExactly("confirm/1");
    }

    @Test
    void reportsABreachOfTheRightClock() {
        MailData.Breach breach = new MailData.Breach("SAL", "first-contact", NOON, "kim");
        Journey right = journey("right", new Trigger.SlaBreached("first-contact"), mail("a", "one"));
        Journey any = journey("any", new Trigger.SlaBreached(null), mail("b", "two"));
        Journey wrong = journey("wrong", new Trigger.SlaBreached("decision"), mail("c", "three"));

        Life life = new Life(right, any, wrong).take(new LeadInput.Breached(breach));

        assertThat(life.mails).containsExactly("a/1", "b/1");
        assertThat(life.last().data().breach()).isEqualTo(breach);
    }

    @Test
    void noticesALeadThatDoesNothing() {
        Journey journey =
                journey("asleep", 1, new Trigger.Inactive(DAY), AT_ONCE, Condition.never(), mail("hello", "one"));
        Life life = new Life(journey).take(new LeadInput.Acted(null, NOON, List.of()));
        assertThat(Nurturing.wake(life.lead, life.journeys, NOON)).contains(NOON.plus(DAY));

        assertThat(life.after(DAY.minusNanos(1)).mails).isEmpty();
        assertThat(life.after(Duration.ofNanos(1)).after(DAY).mails).containsExactly("hello/1");
        life.take(new LeadInput.Acted(null, life.now, List.of()));
        assertThat(life.after(DAY).mails).containsExactly("hello/1", "hello/2");
    }

    @Test
    void remembersNotEachActOfAVisit() {
        Instant later = NOON.plus(Duration.ofHours(1));
        LeadNurture visitor = lead(new LeadInput.Acted(null, NOON, List.of()));

        assertThat(lead(new LeadInput.Acted(null, NOON, List.of()), new LeadInput.Acted(null, later, List.of())))
                .isEqualTo(visitor);
        assertThat(lead(
                                new LeadInput.Acted(null, NOON, List.of()),
                                new LeadInput.Acted(null, later.plusNanos(1), List.of()))
                        .signals()
                        .lastAct())
                .isEqualTo(later.plusNanos(1));
    }

    @Test
    void takesLeadsInOnADateButNotLongAfter() {
        Journey journey = journey("new-year", new Trigger.OnDate(NOON.plus(DAY)), mail("hello", "one"));

        Life life = new Life(journey).take(entered("LEAD"));
        assertThat(Nurturing.wake(life.lead, life.journeys, NOON)).contains(NOON.plus(DAY));
        assertThat(life.after(DAY).take(entered("MQL")).mails).containsExactly("hello/1");
        assertThat(new Life(journey).after(DAY.multipliedBy(2)).take(entered("LEAD")).mails)
                .isEmpty();
    }

    @Test
    void asksForTheFirstFactThatIsMissing() {
        Journey journey = journey(
                "profile",
                new Trigger.StageEntered("MQL"),
                new Step.Ask("question", List.of(Fact.COMPANY, Fact.JOB_TITLE), "one", ConsentPurpose.CONTACT_BY_MAIL));
        LeadNurture company = lead(scored(1, Map.of(), Fact.COMPANY));
        LeadNurture both = lead(scored(1, Map.of(), Fact.COMPANY, Fact.JOB_TITLE));
        Journeys journeys = new Journeys(List.of(journey), List.of());

        assertThat(Nurturing.decide(company, entered("MQL"), journeys, NOON).mails())
                .extracting(mail -> mail.data().missingFact())
                .containsExactly("job-title");
        assertThat(Nurturing.decide(both, entered("MQL"), journeys, NOON).mails())
                .isEmpty();
    }

    @Test
    void givesTheVariantThatWonToThoseWhoEnterFromThenOn() {
        Step offer = new Step.Mail(
                "offer",
                List.of(new Step.Variant("short", "one", 1), new Step.Variant("long", "two", 1)),
                ConsentPurpose.CONTACT_BY_MAIL,
                MailKind.MARKETING,
                null);
        Journey journey = journey("pilot", new Trigger.StageEntered("MQL"), offer);
        Journeys journeys = new Journeys(List.of(journey), List.of());

        assertThat(variants(journeys)).containsOnly("short", "long").contains("short", "long");
        assertThat(variants(journeys.with(List.of(new Winner("pilot", 1, "offer", "long", NOON)))))
                .containsOnly("long");
        assertThat(variants(journeys.with(List.of(new Winner("pilot", 1, "offer", "long", NOON.plusNanos(1))))))
                .isEqualTo(variants(journeys));
        assertThat(variants(journeys.with(List.of(
                        new Winner("pilot", 2, "offer", "long", NOON),
                        new Winner("pilot", 1, "other", "long", NOON),
                        new Winner("other", 1, "offer", "long", NOON),
                        new Winner("pilot", 1, "offer", "gone", NOON)))))
                .isEqualTo(variants(journeys));
    }

    private static List<String> variants(Journeys journeys) {
        return IntStream.range(0, 40)
                .mapToObj(lead -> Nurturing.decide(LeadNurture.unknown("lead-" + lead), entered("MQL"), journeys, NOON))
                .map(decision -> decision.mails().getFirst().variant())
                .toList();
    }

    @Test
    void letsPeopleInsideFinishTheirVersion() {
        Journey old =
                journey("series", new Trigger.StageEntered("MQL"), new Step.Wait("pause", DAY), mail("old", "one"));
        Journey renewed = new Journey(
                "series",
                2,
                0,
                old.entry(),
                Set.of(),
                Condition.never(),
                Set.of(),
                Set.of(),
                List.of(new Step.Wait("pause", DAY), mail("new", "two")));
        LeadNurture inside = new Life(old).take(entered("MQL")).lead;

        Decision both = decideLater(inside, old, renewed);
        assertThat(both.mails()).extracting(mail -> mail.key().step()).containsExactly("old");
        Decision gone = decideLater(inside, renewed);
        assertThat(gone.mails()).isEmpty();
        assertThat(gone.lead().enrolments().getFirst().reason()).isEqualTo("version-gone");
        assertThat(new Life(old, renewed).take(entered("MQL")).last().version()).isEqualTo(2);
    }

    @Test
    void movesPeopleInsideToAVersionThatTakesOver() {
        Journey old =
                journey("series", new Trigger.StageEntered("MQL"), new Step.Wait("pause", DAY), mail("old", "one"));
        Journey renewed = new Journey(
                "series",
                2,
                0,
                old.entry(),
                Set.of(),
                Condition.never(),
                Set.of(),
                Set.of(1),
                List.of(new Step.Wait("pause", DAY), mail("new", "two")));
        Journey renamed = journeyTakingOver(old, new Step.Wait("rest", DAY), mail("new", "two"));
        LeadNurture inside = new Life(old).take(entered("MQL")).lead;

        Decision moved = decideLater(inside, renewed);
        assertThat(moved.mails()).extracting(Mail::journeyVersion).containsExactly(2);
        assertThat(moved.lead().enrolments().getFirst().version()).isEqualTo(2);
        assertThat(decideLater(inside, renamed).lead().enrolments().getFirst().reason())
                .isEqualTo("step-gone");
    }

    private static Journey journeyTakingOver(Journey old, Step... steps) {
        return new Journey(
                old.id(), 2, 0, old.entry(), Set.of(), Condition.never(), Set.of(), Set.of(1), List.of(steps));
    }

    private static Decision decideLater(LeadNurture lead, Journey... journeys) {
        return Nurturing.decide(
                lead, new LeadInput.Passed(), new Journeys(List.of(journeys), List.of()), NOON.plus(DAY));
    }

    @Test
    void remembersWhenAGoalWasReached() {
        Life life = new Life(WELCOME).take(entered("MQL")).take(entered("LEAD"));
        assertThat(life.last().reachedGoalAt()).isNull();

        life.take(entered("SAL"));
        life.now = NOON.plus(DAY);
        life.take(entered("SAL"));

        assertThat(life.last().reachedGoalAt()).isEqualTo(NOON);
    }

    @Test
    void leavesAllJourneysWhenItTurnsOutToBeAnother() {
        Journey journey =
                journey("series", new Trigger.StageEntered("MQL"), new Step.Wait("pause", DAY), mail("a", "b"));

        Life life = new Life(journey)
                .take(entered("MQL"))
                .take(new LeadInput.MergedAway("lead-2", NOON))
                .after(DAY);

        assertThat(life.mails).isEmpty();
        assertThat(life.last().reason()).isEqualTo("merged");
    }

    @Test
    void isQuietAsLongAsItIsAnotherLead() {
        Journey asleep =
                journey("asleep", 1, new Trigger.Inactive(DAY), AT_ONCE, Condition.never(), mail("hello", "one"));
        Journey dated = journey("dated", new Trigger.OnDate(NOON.plus(DAY)), mail("today", "two"));
        Life life = new Life(asleep, dated, WELCOME)
                .take(new LeadInput.Acted(null, NOON, List.of()))
                .take(entered("LEAD"))
                .take(new LeadInput.MergedAway("lead-2", NOON));

        assertThat(life.lead.mergedInto()).isEqualTo("lead-2");
        assertThat(Nurturing.wake(life.lead, life.journeys, NOON)).isEmpty();
        assertThat(life.after(DAY).take(entered("MQL")).mails).isEmpty();
        assertThat(life.lead.stage()).isEqualTo("MQL");

        life.take(scored(10, Map.of()));

        assertThat(life.lead.merged()).isFalse();
        assertThat(life.lead.mergedInto()).isNull();
        assertThat(life.mails).contains("hello/1");
        assertThat(life.take(entered("MQL")).mails).contains("welcome/1");
    }

    @Test
    void forgetsALeadThatWasMergedBefore() {
        LeadNurture erased = lead(new LeadInput.MergedAway("lead-2", NOON), new LeadInput.ErasureRequested());

        assertThat(erased).isEqualTo(LeadNurture.erased("lead-1"));
    }

    @Test
    void forgetsAnErasedPersonForGood() {
        LeadNurture erased =
                lead(used("w1", "whitepaper", "data", DAY), entered("MQL"), new LeadInput.ErasureRequested());

        Decision later = Nurturing.decide(erased, entered("MQL"), JOURNEYS, NOON);

        assertThat(erased.facts()).isEqualTo(Facts.NONE);
        assertThat(erased.consents()).isEqualTo(Consents.NONE);
        assertThat(erased.signals()).isEqualTo(Signals.NONE);
        assertThat(erased.enrolments()).isEmpty();
        assertThat(erased.erased()).isTrue();
        assertThat(later.lead()).isEqualTo(erased);
        assertThat(later.mails()).isEmpty();
        assertThat(Nurturing.wake(erased, JOURNEYS, NOON)).isEmpty();
    }

    @Test
    void takesFactsFromScoresOnceThereAreAny() {
        Facts older = new Facts("old@example.com", null, null, null, null);

        LeadNurture lead =
                lead(scored(1, Map.of()), new LeadInput.StageEntered("MQL", older, List.of(MAY_MAIL), null, false));
        LeadInput ahead = new LeadInput.StageEntered("MQL", older, List.of(), null, false, null, true);

        assertThat(lead.facts()).isEqualTo(FACTS);
        assertThat(lead(scored(1, Map.of()), ahead).facts()).isEqualTo(older);
    }
}
