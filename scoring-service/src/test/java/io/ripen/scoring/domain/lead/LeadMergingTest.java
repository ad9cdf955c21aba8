package io.ripen.scoring.domain.lead;

import static io.ripen.scoring.domain.Sample.day;
import static io.ripen.scoring.domain.Sample.form;
import static io.ripen.scoring.domain.Sample.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.scoring.domain.SampleModel;
import io.ripen.scoring.domain.fold.Fold;
import io.ripen.scoring.domain.fold.FoldedHistory;
import io.ripen.scoring.domain.lead.LeadInput.Direction;
import io.ripen.scoring.domain.lead.LeadInput.Transfer;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.domain.touchpoint.FactName;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LeadMergingTest {
    private static final String ADA = "a";
    private static final String BOB = "b";
    private static final String CAT = "c";
    private static final Cause COMMAND = new Cause(null, day(9), day(9));
    private final ScoringModel model = SampleModel.model();
    private final LeadScoring scoring = new LeadScoring(model, Duration.ofMinutes(10));
    private final Map<String, List<Touchpoint>> kept = Map.of(
            "v:" + ADA, List.of(view("a1", 1, "/pricing"), form("a2", 2, Map.of(FactName.NAME, "Ada"))),
            "v:" + BOB, List.of(view("b1", 2, "/product/a"), view("b2", 3, "/")),
            "v:" + CAT, List.of(view("c1", 4, "/product/b")));
    private final LeadHistory history =
            segment -> kept.get(segment.visitorKey()).subList(0, (int)
                    Math.min(segment.through(), kept.get(segment.visitorKey()).size()));

    /** A lead whose one visitor was identified by its first touchpoint. */
    private Lead lead(String id) {
        List<Touchpoint> touchpoints = kept.get("v:" + id);
        Touchpoint first = touchpoints.getFirst();
        Lead lead = scoring.decide(
                        Lead.unknown(id, model),
                        new LeadInput.Identified(
                                segment(id, 0, 1), new Cause(first.key().id(), first.occurredAt(), first.receivedAt())),
                        history)
                .lead();
        for (int i = 0; i < touchpoints.size(); i++) {
            lead = scoring.decide(lead, new LeadInput.Activity(segment(id, i + 1, i + 2), touchpoints.get(i)), history)
                    .lead();
        }
        return lead;
    }

    private static Segment segment(String id, int through, int sequence) {
        return new Segment("v:" + id, 1, through, sequence, id);
    }

    private LeadDecision merge(Lead loser, Lead survivor) {
        return scoring.decide(loser, new LeadInput.MergeInto(survivor.id(), survivor.identifiedAt(), COMMAND), history);
    }

    private Lead take(Lead lead, LeadDecision decision) {
        LeadDecision.Sending sending = decision.sending().orElseThrow();
        assertThat(sending.to()).isEqualTo(lead.id());
        return scoring.decide(lead, sending.transfer(), history).lead();
    }

    private static Refusal.Reason reason(LeadDecision decision) {
        return decision.refusal().orElseThrow().reason();
    }

    private FoldedHistory fold(String... visitors) {
        return Fold.fold(
                List.of(visitors).stream()
                        .flatMap(id -> kept.get("v:" + id).stream())
                        .toList(),
                model);
    }

    @Test
    void emptiesTheLeadThatIsMergedAndSendsAllThatItHeld() {
        Lead ada = lead(ADA);
        Lead bob = lead(BOB);

        LeadDecision decision = merge(bob, ada);

        ScoreChange change = decision.score().orElseThrow();
        assertThat(change.reason()).isEqualTo(ChangeReason.MERGED);
        assertThat(change.sequence()).isEqualTo(bob.sequence() + 1);
        assertThat(change.evaluation().lines()).isEmpty();
        assertThat(change.previous()).isEqualTo(bob.published());
        Lead emptied = decision.lead();
        assertThat(emptied.merges()).isEqualTo(new Merges(ADA, Map.of(), 1, Map.of()));
        assertThat(emptied.segments()).isEmpty();
        assertThat(emptied.folded()).isEqualTo(FoldedHistory.EMPTY);
        assertThat(scoring.scheduled(emptied, day(9), true).timer()).isNull();
        Transfer transfer = decision.sending().orElseThrow().transfer();
        assertThat(transfer.direction()).isEqualTo(Direction.MERGED);
        assertThat(transfer.joined()).isEqualTo(Map.of(BOB, ADA));
        assertThat(transfer.segments()).isEqualTo(bob.segments());
        assertThat(transfer.number()).isEqualTo(1);
    }

    @Test
    void saysSoEvenOfALeadWithoutAnyPoints() {
        Lead ada = lead(ADA);
        Lead nothing = scoring.decide(
                        Lead.unknown("z", model),
                        new LeadInput.Identified(new Segment("v:z", 1, 0, 1, "z"), new Cause("z1", day(5), day(5))),
                        segment -> List.of())
                .lead();

        assertThat(merge(nothing, ada).score()).isPresent();
    }

    @Test
    void foldsTheJoinedHistoryAndGivesBackExactlyWhatCame() {
        Lead ada = lead(ADA);
        Lead bob = lead(BOB);
        LeadDecision gone = merge(bob, ada);

        Lead both = take(ada, gone);

        assertThat(both.folded()).isEqualTo(fold(ADA, BOB));
        assertThat(both.merges().joined()).isEqualTo(Map.of(BOB, ADA));
        assertThat(both.merges().lastSeen(BOB)).isEqualTo(1);
        assertThat(both.merges().lastSeen(CAT)).isZero();
        assertThat(both.asOf()).isEqualTo(day(3));
        LeadDecision parted = scoring.decide(both, new LeadInput.Unmerge(BOB, COMMAND), history);
        assertThat(parted.score().orElseThrow().reason()).isEqualTo(ChangeReason.CORRECTION);
        assertThat(parted.lead().folded()).isEqualTo(ada.folded());
        assertThat(parted.lead().segments()).isEqualTo(ada.segments());
        assertThat(parted.lead().merges().joined()).isEmpty();
        Lead back = take(gone.lead(), parted);
        assertThat(back.folded()).isEqualTo(bob.folded());
        assertThat(back.segments()).isEqualTo(bob.segments());
        assertThat(back.merges().into()).isNull();
        assertThat(back.published()).isEqualTo(bob.published());
        assertThat(back.sequence()).isEqualTo(bob.sequence() + 2);
    }

    @Test
    void movesAWholeTreeAndPartsItInTheMiddle() {
        Lead ada = lead(ADA);
        Lead bob = lead(BOB);
        Lead cat = lead(CAT);
        LeadDecision catGone = merge(cat, bob);
        LeadDecision bobGone = merge(take(bob, catGone), ada);

        Lead all = take(ada, bobGone);

        assertThat(all.folded()).isEqualTo(fold(ADA, BOB, CAT));
        assertThat(all.merges().joined()).isEqualTo(Map.of(BOB, ADA, CAT, BOB));
        assertThat(all.merges().lastSeen(CAT)).isEqualTo(1);
        LeadDecision catBack = scoring.decide(all, new LeadInput.Unmerge(CAT, COMMAND), history);
        assertThat(catBack.lead().folded()).isEqualTo(fold(ADA, BOB));
        assertThat(catBack.lead().merges().joined()).isEqualTo(Map.of(BOB, ADA));
        LeadDecision bobBack = scoring.decide(all, new LeadInput.Unmerge(BOB, COMMAND), history);
        assertThat(bobBack.lead().folded()).isEqualTo(fold(ADA));
        assertThat(bobBack.sending().orElseThrow().transfer().joined()).isEqualTo(Map.of(CAT, BOB));
        assertThat(take(bobGone.lead(), bobBack).folded()).isEqualTo(fold(BOB, CAT));
    }

    @Test
    void refusesWhatCannotBeAndDoesNothingTwice() {
        Lead ada = lead(ADA);
        Lead bob = lead(BOB);
        Lead gone = merge(bob, ada).lead();

        assertThat(reason(merge(ada, ada))).isEqualTo(Refusal.Reason.SAME_LEAD);
        assertThat(reason(merge(ada, bob))).isEqualTo(Refusal.Reason.WRONG_SURVIVOR);
        assertThat(reason(merge(Lead.unknown("z", model), ada))).isEqualTo(Refusal.Reason.LEAD_UNKNOWN);
        assertThat(merge(gone, ada)).isEqualTo(LeadDecision.unchanged(gone));
        LeadDecision elsewhere = merge(gone, lead(CAT));
        assertThat(elsewhere.refusal().orElseThrow()).isEqualTo(new Refusal(Refusal.Reason.LEAD_MERGED, ADA));
        assertThat(reason(scoring.decide(ada, new LeadInput.Unmerge(BOB, COMMAND), history)))
                .isEqualTo(Refusal.Reason.NOT_MERGED_HERE);
        assertThat(reason(scoring.decide(gone, new LeadInput.Unmerge(BOB, COMMAND), history)))
                .isEqualTo(Refusal.Reason.LEAD_MERGED);
    }

    @Test
    void takesTheSmallerIdOfTwoThatWereIdentifiedAtOnce() {
        Lead ada = lead(ADA);
        Lead twin = new Lead(
                "b",
                1,
                0,
                ada.asOf(),
                ada.published(),
                ada.lastReceipt(),
                List.of(),
                ada.folded(),
                false,
                null,
                ada.identifiedAt(),
                Merges.NONE,
                null);

        assertThat(ada.survives(twin)).isTrue();
        assertThat(twin.survives(ada)).isFalse();
        assertThat(lead(BOB).survives(ada)).isFalse();
        assertThat(merge(twin, ada).refusal()).isEmpty();
        assertThat(reason(merge(ada, twin))).isEqualTo(Refusal.Reason.WRONG_SURVIVOR);
    }

    @Test
    void sendsOnWhatIsNotItsOwn() {
        Lead ada = lead(ADA);
        LeadDecision gone = merge(lead(BOB), ada);
        Transfer transfer = gone.sending().orElseThrow().transfer();
        Lead both = take(ada, gone);

        assertThat(ada.holderOf(ADA)).isEqualTo(ADA);
        assertThat(ada.holderOf(BOB)).isEqualTo(BOB);
        assertThat(both.holderOf(BOB)).isEqualTo(ADA);
        assertThat(gone.lead().holderOf(BOB)).isEqualTo(ADA);
        assertThat(gone.lead().holderOf(CAT)).isEqualTo(ADA);
        assertThat(ada.holderOf(transfer)).isEqualTo(ADA);
        assertThat(lead(CAT).holderOf(transfer)).isEqualTo(ADA);
        LeadDecision parted = scoring.decide(both, new LeadInput.Unmerge(BOB, COMMAND), history);
        assertThat(gone.lead().holderOf(parted.sending().orElseThrow().transfer()))
                .isEqualTo(BOB);
    }

    @Test
    void answersForNobodyWhoseHistoryItDoesNotHold() {
        Lead ada = lead(ADA);
        LeadDecision gone = merge(lead(BOB), ada);
        Lead both = take(ada, gone);
        Lead parted = scoring.decide(both, new LeadInput.Unmerge(BOB, COMMAND), history)
                .lead();

        assertThat(LeadScoring.refused(ada, ADA)).isNull();
        assertThat(LeadScoring.refused(both, BOB)).isNull();
        assertThat(LeadScoring.refused(gone.lead(), CAT)).isNull();
        for (Lead other : List.of(ada, parted)) {
            LeadDecision refused = LeadScoring.refused(other, BOB);
            assertThat(refused).isNotNull();
            assertThat(refused.refusal()).contains(new Refusal(Refusal.Reason.MERGE_UNDER_WAY, BOB));
            assertThat(refused.lead()).isEqualTo(other);
        }
    }

    @Test
    void needsTheHistoryWhereItFoldsAnew() {
        Lead ada = lead(ADA);
        Transfer transfer = merge(lead(BOB), ada).sending().orElseThrow().transfer();

        assertThat(LeadScoring.needsHistory(ada, List.of(transfer))).isTrue();
        assertThat(LeadScoring.needsHistory(ada, List.of(new LeadInput.Unmerge(BOB, COMMAND))))
                .isTrue();
        assertThat(LeadScoring.needsHistory(ada, List.of(new LeadInput.MergeInto(BOB, day(0), COMMAND))))
                .isFalse();
        assertThat(LeadScoring.needsHistory(ada, List.of(new LeadInput.Erase("r", day(0), true))))
                .isFalse();
        assertThat(LeadScoring.needsHistory(ada, List.of(new LeadInput.Forgotten())))
                .isFalse();
    }

    @Test
    void leavesOfAnErasedLeadItsIdAndItsNumbers() {
        Lead ada = take(lead(ADA), merge(lead(BOB), lead(ADA)));

        Lead erased = scoring.decide(ada, new LeadInput.Erase("case", day(9), false), history)
                .lead();

        assertThat(erased.erasure()).isEqualTo(new Erasure("case", day(9), 2));
        assertThat(erased.segments()).isEmpty();
        assertThat(erased.folded()).isEqualTo(FoldedHistory.EMPTY);
        assertThat(erased.merges()).isEqualTo(ada.merges());
        assertThat(erased.lastReceipt()).isEqualTo(Instant.EPOCH);
        assertThat(erased.published().total()).isZero();
        assertThat(erased.sequence()).isEqualTo(ada.sequence());
        assertThat(erased.privacySequence()).isEqualTo(ada.privacySequence() + 1);
        Lead once = scoring.decide(erased, new LeadInput.Forgotten(), history).lead();
        assertThat(once.erasure()).isEqualTo(new Erasure("case", day(9), 1));
        assertThat(once.privacySequence()).isEqualTo(erased.privacySequence());
        Lead twice = scoring.decide(once, new LeadInput.Forgotten(), history).lead();
        assertThat(twice.erasure()).isEqualTo(new Erasure("case", day(9), 0));
        assertThat(twice.privacySequence()).isEqualTo(erased.privacySequence() + 1);
        assertThat(scoring.decide(twice, new LeadInput.Forgotten(), history).lead())
                .isEqualTo(twice);
        assertThat(scoring.decide(twice, new LeadInput.Erase("other", day(10), false), history)
                        .lead())
                .isEqualTo(twice);
        assertThat(reason(scoring.decide(twice, new LeadInput.Unmerge(BOB, COMMAND), history)))
                .isEqualTo(Refusal.Reason.LEAD_ERASED);
        assertThat(reason(merge(twice, lead(BOB)))).isEqualTo(Refusal.Reason.LEAD_ERASED);
    }

    @Test
    void waitsWithItsErasureForTheHistoriesOfALateMergeToo() {
        LeadInput.Transfer late =
                merge(lead(BOB), lead(ADA)).sending().orElseThrow().transfer();
        Lead erased = scoring.decide(lead(ADA), new LeadInput.Erase("case", day(9), false), history)
                .lead();

        Lead after = scoring.decide(erased, late, history).lead();

        assertThat(after.erasure())
                .isEqualTo(new Erasure(
                        "case",
                        day(9),
                        erased.erasure().open() + late.segments().size()));
        assertThat(after.segments()).isEmpty();
        assertThat(after.merges().joined()).containsKey(BOB);
        assertThat(after.merges().lastSeen(late.from())).isEqualTo(late.number());
    }

    @Test
    void erasesAtOnceWhatHasNoHistoryAndNothingThatIsUnknown() {
        Lead ada = lead(ADA);
        Lead bare = ada.holding(List.of(), Merges.NONE);

        Lead erased = scoring.decide(bare, new LeadInput.Erase("case", day(9), true), history)
                .lead();

        assertThat(erased.privacySequence()).isEqualTo(ada.privacySequence() + 1);
        assertThat(scoring.decide(bare, new LeadInput.Erase("case", day(9), false), history)
                        .lead()
                        .privacySequence())
                .isEqualTo(ada.privacySequence() + 2);
        assertThat(reason(
                        scoring.decide(Lead.unknown("z", model), new LeadInput.Erase("case", day(9), false), history)))
                .isEqualTo(Refusal.Reason.LEAD_UNKNOWN);
        assertThat(scoring.decide(ada, new LeadInput.Forgotten(), history).lead())
                .isEqualTo(ada);
    }

    @Test
    void remembersWhatAnotherServiceWantsForgottenBeforeItHasHeardOfTheLead() {
        Lead erased = scoring.decide(Lead.unknown("z", model), new LeadInput.Erase("case", day(9), true), history)
                .lead();

        assertThat(erased.erasure()).isEqualTo(new Erasure("case", day(9), 0));
        assertThat(erased.privacySequence()).isEqualTo(1);
    }

    @Test
    void keepsWhatIsSaidAboutItInAHistoryOfItsOwn() {
        Lead ada = lead(ADA);

        Segment first = ada.nextRecord();
        Lead told = scoring.decide(ada, new LeadInput.Activity(first, view("r", 5, "/")), history)
                .lead();

        assertThat(first).isEqualTo(new Segment("l:a", 1, 1, 1, ADA));
        assertThat(told.nextRecord()).isEqualTo(new Segment("l:a", 1, 2, 2, ADA));
    }
}
