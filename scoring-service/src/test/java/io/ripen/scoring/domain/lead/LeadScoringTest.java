package io.ripen.scoring.domain.lead;

import static io.ripen.scoring.domain.Sample.consenting;
import static io.ripen.scoring.domain.Sample.day;
import static io.ripen.scoring.domain.Sample.form;
import static io.ripen.scoring.domain.Sample.grant;
import static io.ripen.scoring.domain.Sample.just;
import static io.ripen.scoring.domain.Sample.scripted;
import static io.ripen.scoring.domain.Sample.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.scoring.domain.Sample;
import io.ripen.scoring.domain.SampleModel;
import io.ripen.scoring.domain.fold.Evaluation;
import io.ripen.scoring.domain.fold.Fold;
import io.ripen.scoring.domain.fold.FoldedHistory;
import io.ripen.scoring.domain.fold.RuleMemory;
import io.ripen.scoring.domain.model.Decay;
import io.ripen.scoring.domain.model.EngagementRule;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.domain.model.Trigger;
import io.ripen.scoring.domain.model.Worth;
import io.ripen.scoring.domain.touchpoint.Campaign;
import io.ripen.scoring.domain.touchpoint.ConsentStatus;
import io.ripen.scoring.domain.touchpoint.FactName;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import io.ripen.scoring.domain.touchpoint.TouchpointType;
import io.ripen.testkit.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LeadScoringTest {
    private static final String ID = "3f0e8a52-7c1d-5b6e-9a41-0d6f5c2b1e77";
    private static final int RUNS = Integer.getInteger("ripen.histories", 3_000);
    private final ScoringModel model = SampleModel.model();
    private final LeadScoring scoring = new LeadScoring(model, Duration.ofMinutes(10));
    private final Ledger ledger = new Ledger();
    private final Lead nobody = Lead.unknown(ID, model);

    /** The history table of a test: visitors with their touchpoints by position, all of segment 1. */
    private static final class Ledger implements LeadHistory {
        private final Map<String, List<Touchpoint>> visitors = new TreeMap<>();
        private final Map<String, Long> sequences = new TreeMap<>();

        LeadInput.Activity act(String visitor, Touchpoint touchpoint) {
            List<Touchpoint> history = visitors.computeIfAbsent(visitor, key -> new ArrayList<>());
            history.add(touchpoint);
            long sequence = sequences.merge(visitor, 2L, (last, first) -> last + 1);
            return new LeadInput.Activity(new Segment(visitor, 1, history.size(), sequence, ID), touchpoint);
        }

        LeadInput.Identified identify(String visitor, Touchpoint by, Touchpoint... before) {
            visitors.put(visitor, new ArrayList<>(List.of(before)));
            sequences.put(visitor, 1L);
            return new LeadInput.Identified(
                    new Segment(visitor, 1, before.length, 1, ID),
                    new Cause(by.key().id(), by.occurredAt(), by.receivedAt()));
        }

        @Override
        public List<Touchpoint> of(Segment segment) {
            List<Touchpoint> history = visitors.getOrDefault(segment.visitorKey(), List.of());
            return history.subList(0, (int) Math.min(segment.through(), history.size()));
        }
    }

    @Test
    void publishesANewLeadEvenWithoutAnyPoints() {
        Touchpoint filled = form("f", 1, Map.of());

        LeadDecision decision = scoring.decide(nobody, ledger.identify("v", filled), ledger);

        ScoreChange change = decision.score().orElseThrow();
        assertThat(change.sequence()).isEqualTo(1);
        assertThat(change.reason()).isEqualTo(ChangeReason.IDENTIFIED);
        assertThat(change.asOf()).isEqualTo(day(1));
        assertThat(change.evaluation().score().total()).isZero();
        assertThat(decision.lead().sequence()).isEqualTo(1);
        assertThat(decision.lead().lastSeen("v", 1)).isEqualTo(1);
        assertThat(decision.lead().lastSeen("v", 2)).isZero();
    }

    @Test
    void foldsTheAnonymousPastInAndThenTheIdentifyingTouchpoint() {
        Touchpoint filled = form("f", 2, Map.of(FactName.JOB_TITLE, "CEO"));

        LeadDecision identified = scoring.decide(
                nobody, ledger.identify("v", filled, view("a", 0, "/pricing"), view("b", 1, "/")), ledger);
        LeadDecision acted = scoring.decide(identified.lead(), ledger.act("v", filled), ledger);

        assertThat(identified.score().orElseThrow().asOf()).isEqualTo(day(2));
        assertThat(identified.lead().folded().counters()).isEqualTo(Map.of("view", 2, "price", 1));
        assertThat(acted.lead().folded())
                .isEqualTo(Fold.fold(List.of(view("a", 0, "/pricing"), view("b", 1, "/"), filled), model));
        ScoreChange change = acted.score().orElseThrow();
        assertThat(change.previous()).isEqualTo(identified.lead().published());
        assertThat(change.reason()).isEqualTo(ChangeReason.TOUCHPOINT);
        assertThat(change.cause()).isEqualTo(new Cause("f", day(2), day(2).plusSeconds(1)));
        assertThat(change.sequence()).isEqualTo(2);
        assertThat(acted.lead().lastReceipt()).isEqualTo(day(2).plusSeconds(1));
    }

    @Test
    void saysWithTheFirstScoreWhenceALeadCameWhoseFirstTouchpointIdentifiedIt() {
        Touchpoint filled = scripted("f", 1, null);
        LeadInput.Identified identified = ledger.identify("v", filled);
        LeadInput.Activity activity = ledger.act("v", filled);

        LeadDecision first = scoring.decide(nobody, identified, ledger);
        LeadDecision second = scoring.decide(first.lead(), activity, ledger);

        Campaign campaign = new Campaign("spring", "source of f", null, null);
        assertThat(LeadScoring.needsHistory(nobody, List.of(identified))).isTrue();
        assertThat(first.score().orElseThrow().origin()).isEqualTo(campaign);
        assertThat(first.lead().folded()).isEqualTo(FoldedHistory.EMPTY);
        assertThat(second.score().orElseThrow().origin()).isEqualTo(campaign);
        assertThat(second.lead().folded()).isEqualTo(Fold.fold(List.of(filled), model));
    }

    @Test
    void saysWithTheFirstScoreWhenceAFurtherPersonOfABrowserCame() {
        Touchpoint filled = scripted("f", 1, null);
        LeadHistory fromPosition37 = segment -> segment.through() < 37 ? List.of() : List.of(filled);

        LeadDecision first = scoring.decide(
                nobody,
                new LeadInput.Identified(new Segment("v", 2, 0, 1, ID), new Cause("f", day(1), day(1))),
                fromPosition37);

        assertThat(first.score().orElseThrow().origin()).isEqualTo(new Campaign("spring", "source of f", null, null));
        assertThat(first.lead().folded()).isEqualTo(FoldedHistory.EMPTY);
    }

    @Test
    void keepsWhenceALeadCameWhenALaterTouchpointIdentifiesItElsewhere() {
        Touchpoint earlier = scripted("a", 1, null);
        Touchpoint filled = scripted("f", 2, null);
        LeadInput.Identified identified = ledger.identify("v", filled, earlier);
        ledger.act("v", filled);

        LeadDecision decision = scoring.decide(nobody, identified, ledger);

        assertThat(decision.score().orElseThrow().origin())
                .isEqualTo(new Campaign("spring", "source of a", null, null));
    }

    @Test
    void correctsTheScoreByALateTouchpointWithoutTurningTimeBack() {
        Lead lead = after(ledger.identify("v", view("a", 0, "/")), ledger.act("v", view("a", 10, "/")));

        LeadDecision decision = scoring.decide(lead, ledger.act("v", view("late", 1, "/pricing")), ledger);

        ScoreChange change = decision.score().orElseThrow();
        assertThat(change.reason()).isEqualTo(ChangeReason.CORRECTION);
        assertThat(change.asOf()).isEqualTo(day(10));
        assertThat(decision.lead().folded())
                .isEqualTo(Fold.fold(List.of(view("a", 10, "/"), view("late", 1, "/pricing")), model));
    }

    @Test
    void mergesTheHistoryOfASecondDevice() {
        Lead lead = after(ledger.identify("v", view("a", 0, "/")), ledger.act("v", view("a", 10, "/")));
        Touchpoint onPhone = form("p", 11, Map.of());

        LeadInput second = ledger.identify("phone", onPhone, view("p1", 3, "/pricing"));
        assertThat(LeadScoring.needsHistory(lead, List.of(second))).isTrue();
        LeadDecision decision = scoring.decide(lead, second, ledger);

        assertThat(decision.lead().folded())
                .isEqualTo(Fold.fold(List.of(view("a", 10, "/"), view("p1", 3, "/pricing")), model));
        assertThat(decision.lead().segments())
                .containsExactlyInAnyOrder(new Segment("v", 1, 1, 2, ID), new Segment("phone", 1, 1, 1, ID));
    }

    @Test
    void saysNothingWhenNothingVisibleChanges() {
        Lead lead = after(
                ledger.identify("v", view("a", 0, "/")), ledger.act("v", just("a", 0, TouchpointType.TRIAL_START)));

        LeadDecision decision = scoring.decide(lead, ledger.act("v", just("c", 5, TouchpointType.CHAT)), ledger);

        assertThat(decision.score()).isEmpty();
        assertThat(decision.lead().sequence()).isEqualTo(2);
        assertThat(decision.lead().asOf()).isEqualTo(day(5));
        assertThat(decision.lead().lastSeen("v", 1)).isEqualTo(3);
    }

    @Test
    void publishesAnInterestThatACapHidesFromTheScore() {
        LeadScoring capped = new LeadScoring(SampleModel.model(rulesWithoutCounters()), Duration.ofMinutes(10));
        Lead lead = nobody;
        for (LeadInput input : List.of(
                ledger.identify("v", view("a", 0, "/")), ledger.act("v", just("a", 0, TouchpointType.TRIAL_START)))) {
            lead = capped.decide(lead, input, ledger).lead();
        }

        LeadDecision first = capped.decide(lead, ledger.act("v", Sample.paper("p", 1, "guide", "iot")), ledger);
        LeadDecision again = capped.decide(first.lead(), ledger.act("v", Sample.paper("q", 2, "guide", "iot")), ledger);
        LeadDecision chat = capped.decide(again.lead(), ledger.act("v", just("c", 3, TouchpointType.CHAT)), ledger);

        ScoreChange change = first.score().orElseThrow();
        assertThat(change.evaluation().score()).isEqualTo(change.previous());
        assertThat(change.evaluation().interests().topics()).isEqualTo(Map.of("iot", 500L));
        assertThat(again.score().orElseThrow().evaluation().interests().topics())
                .isEqualTo(Map.of("iot", 1_000L));
        assertThat(chat.score()).isEmpty();
    }

    private static List<EngagementRule> rulesWithoutCounters() {
        return List.of(
                uncounted("trial", TouchpointType.TRIAL_START, 130), uncounted("paper", TouchpointType.DOWNLOAD, 5));
    }

    private static EngagementRule uncounted(String id, TouchpointType type, long points) {
        return new EngagementRule(
                id,
                new Trigger.Act(SampleModel.type(type), false),
                new Worth(SampleModel.points(points), new Decay.None()),
                List.of(),
                null,
                null,
                null,
                List.of());
    }

    @Test
    void publishesAFactThatIsWorthNothing() {
        Lead lead = after(ledger.identify("v", view("a", 0, "/")));

        LeadDecision decision = scoring.decide(
                lead,
                ledger.act(
                        "v",
                        Sample.touchpoint("n", 0, TouchpointType.CHAT, null, Map.of(FactName.NAME, "Ada"), List.of())),
                ledger);

        assertThat(decision.score()).isPresent();
        assertThat(decision.score().orElseThrow().lead().facts().value(FactName.NAME))
                .isEqualTo("Ada");
    }

    @Test
    void publishesConsentsThatChangeWithTheirOwnSequence() {
        Lead lead = after(ledger.identify("v", view("a", 0, "/")));

        LeadDecision granted =
                scoring.decide(lead, ledger.act("v", consenting("a", 0, grant(ConsentStatus.GRANTED, 0))), ledger);
        LeadDecision again = scoring.decide(
                granted.lead(), ledger.act("v", consenting("b", 1, grant(ConsentStatus.GRANTED, 0))), ledger);
        LeadDecision withdrawn = scoring.decide(
                again.lead(), ledger.act("v", consenting("c", 2, grant(ConsentStatus.WITHDRAWN, 2))), ledger);

        assertThat(granted.consents()).singleElement().satisfies(change -> {
            assertThat(change.sequence()).isEqualTo(1);
            assertThat(change.grant()).isEqualTo(grant(ConsentStatus.GRANTED, 0));
            assertThat(change.cause().touchpointId()).isEqualTo("a");
        });
        assertThat(again.consents()).isEmpty();
        assertThat(withdrawn.consents()).extracting(ConsentChange::sequence).containsExactly(2L);
        assertThat(withdrawn.lead().privacySequence()).isEqualTo(2);
    }

    @Test
    void losesNothingToAGapBecauseTheHistoryIsKept() {
        Lead lead = after(ledger.identify("v", view("a", 0, "/")), ledger.act("v", view("a", 0, "/")));
        LeadInput missed = ledger.act("v", view("b", 1, "/pricing"));
        LeadInput next = ledger.act("v", view("c", 2, "/"));

        assertThat(LeadScoring.needsHistory(lead, List.of(next))).isTrue();
        assertThat(LeadScoring.needsHistory(lead, List.of(missed, next))).isFalse();
        LeadDecision decision = scoring.decide(lead, next, ledger);

        assertThat(decision.lead().folded())
                .isEqualTo(Fold.fold(List.of(view("a", 0, "/"), view("b", 1, "/pricing"), view("c", 2, "/")), model));
        assertThat(decision.score().orElseThrow().reason()).isEqualTo(ChangeReason.CORRECTION);
    }

    @Test
    void publishesNoScoreForAnInstantBeforeWhatAGapHasBrought() {
        Lead lead = after(ledger.identify("v", view("a", 0, "/")), ledger.act("v", view("a", 0, "/")));
        ledger.act("v", view("b", 5, "/pricing"));

        LeadDecision decision = scoring.decide(lead, ledger.act("v", view("c", 2, "/")), ledger);

        assertThat(decision.score().orElseThrow().asOf()).isEqualTo(day(5));
        assertThat(decision.lead().asOf()).isEqualTo(day(5));
    }

    @Test
    void foldsAnewWhenSomebodySaysWhoCausedATouchpoint() {
        Lead lead = after(ledger.identify("v", view("a", 0, "/")), ledger.act("v", view("a", 0, "/pricing")));
        LeadInput judged = new LeadInput.Judged(new Segment("v", 1, 1, 0, ID), new Cause("a", day(0), day(3)));
        assertThat(LeadScoring.needsHistory(lead, List.of(judged))).isTrue();

        LeadDecision decision = scoring.decide(lead, judged, segment -> List.of());

        ScoreChange change = decision.score().orElseThrow();
        assertThat(change.reason()).isEqualTo(ChangeReason.CORRECTION);
        assertThat(change.asOf()).isEqualTo(day(0));
        assertThat(change.evaluation().score().engagement()).isZero();
        assertThat(change.previous().engagement()).isPositive();
        assertThat(change.cause().touchpointId()).isEqualTo("a");
        assertThat(decision.lead().lastSeen("v", 1)).isEqualTo(2);
    }

    @Test
    void takesNoTouchpointFromAnEventThatItHasTakenFromTheHistory() {
        Lead lead = after(ledger.identify("v", view("a", 0, "/")), ledger.act("v", view("a", 0, "/")));
        LeadInput underWay = ledger.act("v", view("b", 1, "/pricing"));
        LeadInput judged = new LeadInput.Judged(new Segment("v", 1, 2, 0, ID), new Cause("b", day(1), day(3)));
        LeadHistory withoutB = segment -> List.of(view("a", 0, "/"));
        Lead corrected = scoring.decide(lead, judged, withoutB).lead();

        LeadDecision decision = scoring.decide(corrected, underWay, withoutB);

        assertThat(decision.score()).isEmpty();
        assertThat(decision.lead().folded()).isEqualTo(Fold.fold(List.of(view("a", 0, "/")), model));
        assertThat(decision.lead().lastSeen("v", 1)).isEqualTo(3);
    }

    @Test
    void leavesAVerdictAloneWhenTheEventComesUnderAnotherModel() {
        Lead lead = after(ledger.identify("v", view("a", 0, "/")), ledger.act("v", view("a", 0, "/")));
        LeadInput underWay = ledger.act("v", view("b", 1, "/pricing"));
        LeadInput judged = new LeadInput.Judged(new Segment("v", 1, 2, 0, ID), new Cause("b", day(1), day(3)));
        LeadHistory withoutB = segment -> List.of(view("a", 0, "/"));
        Lead corrected = scoring.decide(lead, judged, withoutB).lead();

        LeadDecision decision = scoring.decide(stale(corrected), underWay, withoutB);

        assertThat(decision.lead().folded()).isEqualTo(Fold.fold(List.of(view("a", 0, "/")), model));
        assertThat(decision.score().orElseThrow().reason()).isEqualTo(ChangeReason.CORRECTION);
        assertThat(decision.lead().stale()).isFalse();
        assertThat(decision.lead().lastSeen("v", 1)).isEqualTo(3);
    }

    @Test
    void refusesToJudgeWhatItDoesNotHave() {
        Lead lead = after(ledger.identify("v", view("a", 0, "/")));
        LeadInput judged = new LeadInput.Judged(new Segment("w", 1, 1, 0, ID), new Cause("a", day(0), day(3)));

        assertThat(refusal(lead, judged)).isEqualTo(Refusal.Reason.HISTORY_NOT_TAKEN);
        assertThat(refusal(nobody, judged)).isEqualTo(Refusal.Reason.LEAD_UNKNOWN);
        assertThat(LeadScoring.refused(nobody)).isNotNull();
        assertThat(LeadScoring.refused(lead)).isNull();
    }

    @Test
    void countsAsIdentifiedFirstWhenItWasFirstSeenToBe() {
        Lead lead = after(ledger.identify("v", view("a", 3, "/")));
        Lead again = scoring.decide(lead, ledger.identify("w", view("b", 1, "/")), ledger)
                .lead();

        assertThat(nobody.identifiedAt()).isEqualTo(Instant.MAX);
        assertThat(lead.identifiedAt()).isEqualTo(day(3));
        assertThat(again.identifiedAt()).isEqualTo(day(3));
    }

    @Test
    void withdrawsAConsentThatItsHistoryDoesNotTellAnyMore() {
        Lead lead = after(
                ledger.identify("v", view("a", 0, "/")),
                ledger.act("v", consenting("a", 0, grant(ConsentStatus.GRANTED, 0))));
        LeadInput judged = new LeadInput.Judged(new Segment("v", 1, 1, 0, ID), new Cause("a", day(4), day(4)));

        LeadDecision decision = scoring.decide(lead, judged, segment -> List.of());

        assertThat(decision.consents()).singleElement().satisfies(change -> {
            assertThat(change.sequence()).isEqualTo(2);
            assertThat(change.grant().status()).isEqualTo(ConsentStatus.WITHDRAWN);
            assertThat(change.grant().at()).isEqualTo(day(4));
        });
        assertThat(scoring.decide(decision.lead(), judged, segment -> List.of()).consents())
                .isEmpty();
    }

    private Refusal.Reason refusal(Lead lead, LeadInput input) {
        LeadDecision decision = scoring.decide(lead, input, ledger);
        assertThat(decision.lead()).isEqualTo(lead);
        assertThat(decision.score()).isEmpty();
        return decision.refusal().orElseThrow().reason();
    }

    @Test
    void setsATimerForTheNextChangeButNotBeforeTheQuietPeriodIsOver() {
        Lead lead =
                after(ledger.identify("v", view("a", 0, "/")), ledger.act("v", just("d", 0, TouchpointType.DOWNLOAD)));
        Instant crossing = scoring.scheduled(lead, day(0), false).timer();

        assertThat(crossing).isBetween(day(4), day(4.2));
        Lead received =
                new Lead(ID, 2, 0, lead.asOf(), lead.published(), day(30), lead.segments(), lead.folded(), false, null);
        assertThat(scoring.scheduled(received, day(0), false).timer()).isEqualTo(day(30).plus(Duration.ofMinutes(10)));
        assertThat(scoring.scheduled(nobody, day(0), false).timer()).isNull();
    }

    @Test
    void leavesATimerThatStandsAndIsEarlyEnough() {
        Lead lead =
                after(ledger.identify("v", view("a", 0, "/")), ledger.act("v", just("d", 0, TouchpointType.DOWNLOAD)));
        Instant crossing = scoring.scheduled(lead, day(0), false).timer();
        Lead early = lead.withTimer(day(1));
        Lead late = lead.withTimer(day(30));

        assertThat(scoring.scheduled(early, day(0), true)).isEqualTo(early);
        assertThat(scoring.scheduled(early, day(0), false).timer()).isEqualTo(crossing);
        assertThat(scoring.scheduled(late, day(0), true).timer()).isEqualTo(crossing);
    }

    @Test
    void publishesNoDecayInTheQuietPeriodThoughAnOldTimerIsDue() {
        Lead lead =
                after(ledger.identify("v", view("a", 0, "/")), ledger.act("v", just("d", 0, TouchpointType.DOWNLOAD)));
        Lead received = new Lead(
                ID, 2, 0, lead.asOf(), lead.published(), day(30), lead.segments(), lead.folded(), false, day(29));

        assertThat(scoring.decide(received, new LeadInput.Due(day(29)), ledger).score())
                .isEmpty();
        assertThat(scoring.decide(received, new LeadInput.Due(day(31)), ledger).score())
                .isPresent();
    }

    @Test
    void publishesDecayWhenTheTimerIsDue() {
        Lead lead =
                after(ledger.identify("v", view("a", 0, "/")), ledger.act("v", just("d", 0, TouchpointType.DOWNLOAD)));

        LeadDecision early = scoring.decide(lead, new LeadInput.Due(day(1)), ledger);
        LeadDecision due = scoring.decide(lead, new LeadInput.Due(day(7)), ledger);

        assertThat(early.score()).isEmpty();
        assertThat(early.lead()).isEqualTo(lead);
        ScoreChange change = due.score().orElseThrow();
        assertThat(change.reason()).isEqualTo(ChangeReason.DECAY);
        assertThat(change.asOf()).isEqualTo(day(7));
        assertThat(change.cause()).isEqualTo(new Cause(null, day(7), day(7)));
        assertThat(change.evaluation().score().engagement()).isEqualTo(750);
        assertThat(due.lead().folded()).isEqualTo(lead.folded());
    }

    @Test
    void foldsAStaleLeadAnew() {
        Lead lead = after(ledger.identify("v", view("a", 0, "/")), ledger.act("v", view("a", 0, "/pricing")));
        Lead stale = stale(lead);

        assertThat(LeadScoring.needsHistory(stale, List.of(new LeadInput.Due(day(0)))))
                .isTrue();
        LeadDecision due = scoring.decide(stale, new LeadInput.Due(day(0)), ledger);
        LeadDecision acted = scoring.decide(stale, ledger.act("v", view("b", 1, "/")), ledger);

        assertThat(due.lead().folded()).isEqualTo(lead.folded());
        assertThat(due.lead().stale()).isFalse();
        assertThat(due.score().orElseThrow().reason()).isEqualTo(ChangeReason.CORRECTION);
        assertThat(acted.score().orElseThrow().reason()).isEqualTo(ChangeReason.CORRECTION);
        assertThat(acted.lead().folded())
                .isEqualTo(Fold.fold(List.of(view("a", 0, "/pricing"), view("b", 1, "/")), model));
    }

    @Test
    void foldsAStaleLeadAnewForTheInstantThatConsumersKnow() {
        Lead lead = after(ledger.identify("v", view("a", 0, "/")), ledger.act("v", view("a", 0, "/pricing")));
        LeadInput asked = new LeadInput.Refold(day(9));

        assertThat(LeadScoring.needsHistory(stale(lead), List.of(asked))).isTrue();
        assertThat(LeadScoring.needsHistory(lead, List.of(asked))).isFalse();
        LeadDecision refolded = scoring.decide(stale(lead), asked, ledger);

        ScoreChange change = refolded.score().orElseThrow();
        assertThat(change.reason()).isEqualTo(ChangeReason.CORRECTION);
        assertThat(change.asOf()).isEqualTo(lead.asOf());
        assertThat(change.cause()).isEqualTo(new Cause(null, day(9), day(9)));
        assertThat(change.evaluation().score()).isEqualTo(lead.published());
        assertThat(refolded.lead().folded()).isEqualTo(lead.folded());
        assertThat(refolded.lead().stale()).isFalse();
        assertThat(refolded.lead().sequence()).isEqualTo(lead.sequence() + 1);
    }

    @Test
    void leavesALeadAloneThatAnInputHasFoldedAnewAlready() {
        Lead lead = after(ledger.identify("v", view("a", 0, "/")), ledger.act("v", view("a", 0, "/pricing")));

        LeadDecision decision = scoring.decide(lead, new LeadInput.Refold(day(9)), ledger);

        assertThat(decision).isEqualTo(new LeadDecision(lead, Optional.empty(), List.of()));
    }

    @Test
    void needsHistoryOnlyForWhatDoesNotFitOnTop() {
        Lead lead = after(ledger.identify("v", view("a", 0, "/")), ledger.act("v", view("a", 5, "/")));
        LeadInput next = ledger.act("v", view("b", 6, "/"));
        LeadInput late = ledger.act("v", view("c", 5.5, "/"));
        LeadInput first = ledger.identify("w", view("x", 6, "/"));
        LeadInput second = ledger.act("w", view("x", 6, "/"));

        assertThat(LeadScoring.needsHistory(lead, List.of(next))).isFalse();
        assertThat(LeadScoring.needsHistory(lead, List.of(next, late))).isTrue();
        assertThat(LeadScoring.needsHistory(lead, List.of(late))).isTrue();
        assertThat(LeadScoring.needsHistory(lead, List.of(first, second))).isFalse();
        assertThat(LeadScoring.needsHistory(lead, List.of(second))).isTrue();
        assertThat(LeadScoring.needsHistory(nobody, List.of(first, second))).isTrue();
        assertThat(LeadScoring.needsHistory(lead, List.of(new LeadInput.Due(day(9)))))
                .isFalse();
    }

    @Test
    void endsWithTheFoldOfAllHistoriesInWhateverOrderTheyArrive() {
        Random random = Seeds.random("LeadScoringTest arrival");
        for (int run = 0; run < RUNS; run++) {
            Ledger histories = new Ledger();
            List<Touchpoint> all = Sample.history(random, 25);
            Collections.shuffle(all, random);
            int onPhone = random.nextInt(all.size());
            Lead lead = nobody;
            boolean phoneKnown = false;
            lead = scoring.decide(lead, histories.identify("v", all.getFirst()), histories)
                    .lead();
            for (int i = 0; i < all.size(); i++) {
                boolean phone = i >= onPhone && random.nextBoolean();
                if (phone && !phoneKnown) {
                    phoneKnown = true;
                    LeadInput.Identified second = histories.identify("phone", all.get(i), all.get(i));
                    lead = scoring.decide(lead, second, histories).lead();
                } else {
                    lead = scoring.decide(lead, histories.act(phone ? "phone" : "v", all.get(i)), histories)
                            .lead();
                }
                assertThat(lead.published())
                        .isEqualTo(
                                Evaluation.of(lead.folded(), lead.asOf(), model).score());
            }

            assertThat(lead.folded()).isEqualTo(Fold.fold(all, model));
        }
    }

    private static Lead stale(Lead lead) {
        return new Lead(
                ID,
                lead.sequence(),
                0,
                lead.asOf(),
                lead.published(),
                lead.lastReceipt(),
                lead.segments(),
                new FoldedHistory(
                        lead.folded().last(),
                        lead.folded().facts(),
                        Map.of(),
                        List.of(),
                        Map.of(),
                        Map.of(),
                        RuleMemory.NONE,
                        null),
                true,
                null);
    }

    private Lead after(LeadInput... inputs) {
        Lead lead = nobody;
        for (LeadInput input : inputs) {
            lead = scoring.decide(lead, input, ledger).lead();
        }
        return lead;
    }
}
