package io.ripen.lifecycle.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GuardsTest {
    private static final Condition SCORE_50 = points(Axis.SCORE, Comparison.AT_LEAST, "50");
    private static final Condition ENGAGED = points(Axis.ENGAGEMENT, Comparison.ABOVE, "0");

    @Test
    void comparesPointsExactlyAtTheLimit() {
        assertThat(check(SCORE_50, Snapshots.score("30", "19.99")))
                .containsExactly(new GuardResult("score >= 50", false, "49.99"));
        assertThat(check(SCORE_50, Snapshots.score("30", "20.00")))
                .containsExactly(new GuardResult("score >= 50", true, "50.00"));
        assertThat(check(ENGAGED, Snapshots.score("60", "0.00")))
                .containsExactly(new GuardResult("engagement > 0", false, "0.00"));
        assertThat(check(ENGAGED, Snapshots.score("60", "0.01")))
                .containsExactly(new GuardResult("engagement > 0", true, "0.01"));
    }

    @Test
    void looksAtFitByItself() {
        assertThat(check(points(Axis.FIT, Comparison.AT_LEAST, "35"), Snapshots.score("30", "90")))
                .containsExactly(new GuardResult("fit >= 35", false, "30"));
    }

    @Test
    void looksForTheBandAmongSome() {
        Condition good = new Condition.BandIn(Set.of("B1", "A1"));

        assertThat(check(good, Snapshots.readyForMql().band("B1")))
                .containsExactly(new GuardResult("band in A1, B1", true, "B1"));
        assertThat(check(good, Snapshots.readyForMql().band("D4")))
                .containsExactly(new GuardResult("band in A1, B1", false, "D4"));
    }

    @Test
    void saysWhetherAFactIsKnownAndNeverWhatItIs() {
        Condition named = new Condition.FactKnown(Fact.JOB_TITLE);

        assertThat(check(named, Snapshots.readyForMql()))
                .containsExactly(new GuardResult("job-title known", false, "missing"));
        assertThat(check(named, Snapshots.readyForMql().knows(Fact.JOB_TITLE)))
                .containsExactly(new GuardResult("job-title known", true, "job-title"));
    }

    @Test
    void reachesAPersonByEmailOrByPhone() {
        Condition reachable = new Condition.FactKnown(Fact.WAY_TO_REACH);
        Snapshots nobody = Snapshots.score("0", "0");

        assertThat(check(reachable, nobody)).containsExactly(new GuardResult("way-to-reach known", false, "missing"));
        assertThat(check(reachable, nobody.knows(Fact.PHONE)))
                .containsExactly(new GuardResult("way-to-reach known", true, "phone"));
        assertThat(check(reachable, nobody.knows(Fact.EMAIL)))
                .containsExactly(new GuardResult("way-to-reach known", true, "email, phone"));
    }

    @Test
    void namesTheStrongestInterestAndOfEqualOnesTheFirstByName() {
        Condition any = new Condition.AnyInterest();
        Snapshots lead = Snapshots.score("0", "0").interest("gone", "0.00");

        assertThat(check(any, lead)).containsExactly(new GuardResult("interest in any topic", false, "none"));
        assertThat(check(
                        any,
                        lead.interest("pricing", "5").interest("events", "5").interest("ai", "1")))
                .containsExactly(new GuardResult("interest in any topic", true, "events 5"));
    }

    @Test
    void looksForInterestInOneTopic() {
        Condition pricing = new Condition.InterestIn("pricing");

        assertThat(check(pricing, Snapshots.readyForMql()))
                .containsExactly(new GuardResult("interest in pricing", false, "none"));
        assertThat(check(pricing, Snapshots.readyForMql().interest("pricing", "0.01")))
                .containsExactly(new GuardResult("interest in pricing", true, "0.01"));
    }

    @Test
    void countsTouchpointsAndTakesAMissingCounterForZero() {
        Condition two = new Condition.Count("use-case", Comparison.AT_LEAST, 2);

        assertThat(check(two, Snapshots.readyForMql())).containsExactly(new GuardResult("use-case >= 2", false, "0"));
        assertThat(check(two, Snapshots.readyForMql().counted("use-case", 2)))
                .containsExactly(new GuardResult("use-case >= 2", true, "2"));
    }

    @Test
    void listsEveryPartOfAConjunctionHoweverNested() {
        Condition guard = new Condition.All(List.of(SCORE_50, new Condition.All(List.of(ENGAGED))));

        assertThat(check(guard, Snapshots.score("50", "0")))
                .containsExactly(
                        new GuardResult("score >= 50", true, "50"), new GuardResult("engagement > 0", false, "0"));
    }

    @Test
    void answersAChoiceWithTheValueOfEachPart() {
        Condition guard = new Condition.AnyOf(List.of(
                new Condition.Count("price-content", Comparison.AT_LEAST, 1),
                points(Axis.SCORE, Comparison.AT_LEAST, "70")));
        String text = "any of (price-content >= 1, score >= 70)";

        assertThat(check(guard, Snapshots.score("40", "29")))
                .containsExactly(new GuardResult(text, false, "price-content >= 1: 0, score >= 70: 69"));
        assertThat(check(guard, Snapshots.score("40", "30")))
                .containsExactly(new GuardResult(text, true, "price-content >= 1: 0, score >= 70: 70"));
    }

    @Test
    void answersAConjunctionWithinAChoiceAsOnePart() {
        Condition guard = new Condition.AnyOf(List.of(new Condition.All(List.of(SCORE_50, ENGAGED))));

        assertThat(check(guard, Snapshots.score("50", "0")))
                .containsExactly(new GuardResult(
                        "any of (all of (score >= 50, engagement > 0))",
                        false,
                        "all of (score >= 50, engagement > 0): score >= 50: 50, engagement > 0: 0"));
    }

    @Test
    void turnsAConditionRound() {
        assertThat(check(new Condition.Not(SCORE_50), Snapshots.score("30", "19")))
                .containsExactly(new GuardResult("not (score >= 50)", true, "49"));
        assertThat(check(new Condition.Not(SCORE_50), Snapshots.score("30", "20")))
                .containsExactly(new GuardResult("not (score >= 50)", false, "50"));
    }

    @Test
    void seesWhatSalesHasDone() {
        Work work = Work.NONE
                .contacted(Snapshots.DAY)
                .settling(Bant.NEED, "yes")
                .rejected()
                .breached()
                .breached();

        assertThat(check(new Condition.Contacted(), Snapshots.readyForMql(), LeadState.UNSEEN))
                .containsExactly(new GuardResult("contacted by sales", false, "no"));
        assertThat(check(new Condition.Contacted(), Snapshots.readyForMql(), having(work, null)))
                .containsExactly(new GuardResult("contacted by sales", true, "yes"));
        Condition both = new Condition.Settled(Set.of(Bant.NEED, Bant.BUDGET));
        assertThat(check(both, Snapshots.readyForMql(), LeadState.UNSEEN))
                .containsExactly(new GuardResult("settled: budget, need", false, "none"));
        assertThat(check(both, Snapshots.readyForMql(), having(work, null)))
                .containsExactly(new GuardResult("settled: budget, need", false, "need"));
        assertThat(check(both, Snapshots.readyForMql(), having(work.settling(Bant.BUDGET, "9"), null)))
                .containsExactly(new GuardResult("settled: budget, need", true, "budget, need"));
        assertThat(check(
                        new Condition.Own(Tally.REJECTS, Comparison.AT_LEAST, 1),
                        Snapshots.readyForMql(),
                        having(work, null)))
                .containsExactly(new GuardResult("rejects >= 1", true, "1"));
        assertThat(check(
                        new Condition.Own(Tally.BREACHES, Comparison.BELOW, 2),
                        Snapshots.readyForMql(),
                        having(work, null)))
                .containsExactly(new GuardResult("breaches < 2", false, "2"));
        assertThat(check(new Condition.Been("MQL"), Snapshots.readyForMql(), having(work, null)))
                .containsExactly(new GuardResult("has been MQL", false, "no"));
        assertThat(check(new Condition.Been("MQL"), Snapshots.readyForMql(), having(work.having("MQL"), null)))
                .containsExactly(new GuardResult("has been MQL", true, "yes"));
    }

    @Test
    void countsOnlyWhatARecycledLeadDidSince() {
        LeadState recycled =
                having(Work.NONE, new Baseline(Snapshots.DAY, new BigDecimal("20"), new BigDecimal("26.50")));
        Condition gained = new Condition.Own(Tally.GAINED, Comparison.AT_LEAST, 26);

        assertThat(check(SCORE_50, Snapshots.score("30", "90"), recycled))
                .containsExactly(new GuardResult("score since recycling >= 50", true, "56.50"));
        assertThat(check(ENGAGED, Snapshots.score("30", "90"), recycled))
                .containsExactly(new GuardResult("engagement since recycling > 0", true, "26.50"));
        assertThat(check(gained, Snapshots.score("30", "90"), recycled))
                .containsExactly(new GuardResult("gained >= 26", true, "26"));
        assertThat(check(gained, Snapshots.score("30", "90"), LeadState.UNSEEN))
                .containsExactly(new GuardResult("gained >= 26", false, "0"));
    }

    @Test
    void refusesAConditionOverNothing() {
        assertThatThrownBy(() -> new Condition.All(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Condition.AnyOf(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Condition.BandIn(Set.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<GuardResult> check(Condition condition, Snapshots lead) {
        return check(condition, lead, LeadState.UNSEEN);
    }

    private static List<GuardResult> check(Condition condition, Snapshots lead, LeadState state) {
        return new Guards(lead.build(), state).check(condition);
    }

    private static LeadState having(Work work, @Nullable Baseline baseline) {
        return new LeadState(1, 1, null, work, List.of(), null, baseline, Map.of(), false);
    }

    private static Condition points(Axis axis, Comparison comparison, String limit) {
        return new Condition.Points(axis, comparison, new BigDecimal(limit));
    }
}
