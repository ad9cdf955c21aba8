package io.ripen.scoring.domain.fold;

import io.ripen.scoring.domain.model.EngagementAxis;
import io.ripen.scoring.domain.model.EngagementRule;
import io.ripen.scoring.domain.model.Moment;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.domain.model.Tally;
import io.ripen.scoring.domain.touchpoint.Campaign;
import io.ripen.scoring.domain.touchpoint.ConsentGrant;
import io.ripen.scoring.domain.touchpoint.ConsentPurpose;
import io.ripen.scoring.domain.touchpoint.Facts;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import io.ripen.scoring.domain.touchpoint.TouchpointKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The fold. Folding a history at once, or touchpoint by touchpoint in fold order, gives the same state.
 *
 * <p>An instance is the state while it is being folded.
 */
public final class Fold {
    private final ScoringModel model;
    private @Nullable TouchpointKey last;
    private final FactFold facts;
    private final Map<ConsentPurpose, ConsentGrant> consents = new EnumMap<>(ConsentPurpose.class);
    private final Contributions contributions;
    private final Map<String, Awards> awards;
    private final Map<String, Integer> counters;
    private final Tallies tallies;
    private final Map<String, Gap> gaps;
    private final Evidence evidence;
    private @Nullable Campaign origin;
    private final FoldObserver observer;

    private Fold(FoldedHistory state, ScoringModel model, FoldObserver observer) {
        this.model = model;
        this.observer = observer;
        this.last = state.last();
        this.facts = new FactFold(state.facts(), model);
        this.consents.putAll(state.consents());
        this.contributions =
                new Contributions(state.contributions(), model.engagement().mostAwards());
        this.awards = new HashMap<>(state.awards());
        this.counters = new HashMap<>(state.counters());
        this.origin = state.origin();
        this.tallies = new Tallies(state.memory().marks());
        this.gaps = new HashMap<>(state.memory().gaps());
        this.evidence =
                new Evidence(model.engagement().humanSigns(), state.memory().doubts());
    }

    /** Folds a whole history, given in any order and with any duplicates. */
    public static FoldedHistory fold(Collection<Touchpoint> history, ScoringModel model) {
        return fold(history, model, FoldObserver.NONE);
    }

    /** Folds a whole history before a observer. */
    public static FoldedHistory fold(Collection<Touchpoint> history, ScoringModel model, FoldObserver observer) {
        Fold fold = new Fold(FoldedHistory.EMPTY, model, observer);
        inFoldOrder(history).forEach(fold::add);
        return fold.state();
    }

    /**
     * Folds touchpoints on top of a state.
     *
     * @param additions touchpoints that the state {@linkplain FoldedHistory#canTake can take}, in any order
     * @throws IllegalArgumentException if one lies before what was folded already
     */
    public static FoldedHistory fold(FoldedHistory state, Collection<Touchpoint> additions, ScoringModel model) {
        Fold fold = new Fold(state, model, FoldObserver.NONE);
        for (Touchpoint touchpoint : inFoldOrder(additions)) {
            if (!state.canTake(touchpoint)) {
                throw new IllegalArgumentException("touchpoint lies before the last one folded");
            }
            fold.add(touchpoint);
        }
        return fold.state();
    }

    /** A fold of nothing yet that goes on touchpoint by touchpoint, and is asked in between. Not thread-safe. */
    public static Fold start(ScoringModel model) {
        return new Fold(FoldedHistory.EMPTY, model, FoldObserver.NONE);
    }

    /**
     * Folds one more touchpoint.
     *
     * @throws IllegalArgumentException if it lies before what was folded already
     */
    public void take(Touchpoint touchpoint) {
        if (last != null && touchpoint.key().compareTo(last) <= 0) {
            throw new IllegalArgumentException("touchpoint lies before the last one folded");
        }
        add(touchpoint);
    }

    /** What is known now. */
    public Facts facts() {
        return facts.learned();
    }

    /** The score at an instant that is not before the last touchpoint: that of the state's {@link Evaluation}. */
    public Score score(Instant at) {
        if (isAnyDue(gaps, at, model)) {
            return Evaluation.score(state(), at, model);
        }
        long beforeCap = FoldedHistory.mayBeProfiled(consents)
                ? Evaluation.engagementBeforeCap(contributions.all(), at, model)
                : 0;
        return Evaluation.score(Evaluation.fit(facts.learned(), model), beforeCap, model);
    }

    /**
     * The state once time has passed: with what idle rules have awarded up to an instant not before the last touchpoint.
     * Doing so or not in between changes no later state.
     */
    public static FoldedHistory idleUntil(FoldedHistory state, Instant at, ScoringModel model) {
        if (!isAnyDue(state.memory().gaps(), at, model)) {
            return state;
        }
        Fold fold = new Fold(state, model, FoldObserver.NONE);
        fold.idleUntil(at);
        return fold.state();
    }

    private static boolean isAnyDue(Map<String, Gap> gaps, Instant at, ScoringModel model) {
        for (EngagementAxis.IdleRule rule : model.engagement().idleRules()) {
            Optional<Instant> next = Idleness.next(rule, gaps.get(rule.rule().id()));
            if (next.isPresent() && !next.get().isAfter(at)) {
                return true;
            }
        }
        return false;
    }

    private static Collection<Touchpoint> inFoldOrder(Collection<Touchpoint> touchpoints) {
        if (touchpoints.size() <= 1) {
            return touchpoints;
        }
        TreeMap<TouchpointKey, Touchpoint> ordered = new TreeMap<>();
        touchpoints.forEach(touchpoint -> ordered.putIfAbsent(touchpoint.key(), touchpoint));
        return ordered.values();
    }

    /** The state by what was folded so far; the fold may go on. */
    public FoldedHistory state() {
        if (last != null) {
            contributions.sweep(last.occurredAt());
        }
        return new FoldedHistory(
                last,
                facts.learned(),
                consents,
                contributions.all(),
                awards,
                counters,
                new RuleMemory(tallies.marks(), gaps, evidence.doubts()),
                origin);
    }

    private void add(Touchpoint touchpoint) {
        Instant now = touchpoint.occurredAt();
        idleUntil(now);
        last = touchpoint.key();
        origin = origin == null ? touchpoint.campaign() : origin;
        if (!touchpoint.facts().isEmpty() || !touchpoint.withdrawn().isEmpty()) {
            facts.learn(touchpoint);
        }
        touchpoint.consents().forEach(this::agree);
        evidence.settledBy(touchpoint).forEach(doubt -> give(doubt, now));
        Moment moment = new Moment(touchpoint, facts.learned(), tallies);
        observer.saw(moment);
        judge(moment, touchpoint);
        for (EngagementAxis.IdleRule rule : model.engagement().idleRules()) {
            boolean begins = !gaps.containsKey(rule.rule().id());
            boolean isThePersons = touchpoint.source().isThePersons();
            if (isThePersons && (begins || rule.idle().act().holds(moment))) {
                gaps.put(rule.rule().id(), new Gap(now, 0));
            }
        }
        evidence.forget(now);
        contributions.forget(now);
    }

    private void judge(Moment moment, Touchpoint touchpoint) {
        boolean human = evidence.isHuman(touchpoint);
        boolean mattersWho = false;
        Set<String> counted = new LinkedHashSet<>();
        List<EngagementRule> waiting = new ArrayList<>();
        for (EngagementAxis.ActRule candidate : model.engagement().candidates(moment)) {
            if (!candidate.act().condition().holds(moment)) {
                continue;
            }
            EngagementRule rule = candidate.rule();
            mattersWho |= rule.needsHuman();
            if (rule.needsHuman() && !human) {
                waiting.add(rule);
                observer.decided(
                        rule, touchpoint.key().id(), touchpoint.occurredAt(), FoldObserver.Outcome.UNCONFIRMED);
            } else {
                counted.addAll(rule.counters());
                award(rule, Earned.by(touchpoint), touchpoint.occurredAt());
            }
        }
        counted.forEach(counter -> counters.merge(counter, 1, Integer::sum));
        List<Doubt.TallyMark> waitingMarks = new ArrayList<>();
        for (EngagementAxis.CountedBy candidate : model.engagement().tallies(moment)) {
            Tally tally = candidate.tally();
            if (!tally.canCount(touchpoint) || !tally.of().holds(moment)) {
                continue;
            }
            mattersWho |= candidate.rule().needsHuman();
            if (candidate.rule().needsHuman() && !human) {
                waitingMarks.add(new Doubt.TallyMark(tally.id(), Tallies.mark(tally, touchpoint)));
            } else {
                tallies.add(tally, Tallies.mark(tally, touchpoint), touchpoint.occurredAt());
            }
        }
        if (mattersWho && Evidence.isDoubtful(touchpoint)) {
            evidence.add(doubt(touchpoint, human, waiting, counted, waitingMarks));
        }
    }

    private static Doubt doubt(
            Touchpoint touchpoint,
            boolean human,
            List<EngagementRule> waiting,
            Set<String> counted,
            List<Doubt.TallyMark> marks) {
        List<String> counters = waiting.stream()
                .flatMap(rule -> rule.counters().stream())
                .distinct()
                .filter(counter -> !counted.contains(counter))
                .toList();
        Earned earned = Earned.by(touchpoint);
        return new Doubt(
                earned.at(),
                touchpoint.key().id(),
                touchpoint.type(),
                touchpoint.mail(),
                earned.topic(),
                earned.product(),
                earned.subject(),
                new Doubt.Claims(waiting.stream().map(EngagementRule::id).toList(), counters, marks),
                human);
    }

    /** Gives what waited for a human sign, at its own time. */
    private void give(Doubt doubt, Instant now) {
        Earned earned = new Earned(doubt.at(), doubt.touchpointId(), doubt.topic(), doubt.product(), doubt.subject());
        for (String id : doubt.claims().rules()) {
            EngagementRule rule = model.engagement().rule(id);
            if (rule != null) {
                award(rule, earned, now);
            }
        }
        doubt.claims().counters().forEach(counter -> counters.merge(counter, 1, Integer::sum));
        for (Doubt.TallyMark waiting : doubt.claims().marks()) {
            Tally tally = model.engagement().tally(waiting.tally());
            if (tally != null) {
                tallies.add(tally, waiting.mark(), now);
            }
        }
    }

    private record IdleAward(EngagementAxis.IdleRule rule, Instant at) {}

    /** In the order of time over all rules, as if somebody had looked at each instant. */
    private void idleUntil(Instant until) {
        for (IdleAward next = nextIdleAward(until); next != null; next = nextIdleAward(until)) {
            EngagementAxis.IdleRule rule = next.rule;
            award(rule.rule(), new Earned(next.at, null, null, null, Idleness.describe(rule)), next.at);
            gaps.computeIfPresent(rule.rule().id(), (id, gap) -> new Gap(gap.since(), gap.periods() + 1));
        }
    }

    private @Nullable IdleAward nextIdleAward(Instant until) {
        IdleAward first = null;
        for (EngagementAxis.IdleRule rule : model.engagement().idleRules()) {
            Optional<Instant> next = Idleness.next(rule, gaps.get(rule.rule().id()));
            boolean isDue = next.isPresent() && !next.get().isAfter(until);
            if (isDue && (first == null || next.get().isBefore(first.at))) {
                first = new IdleAward(rule, next.get());
            }
        }
        return first;
    }

    private void agree(ConsentGrant grant) {
        ConsentGrant held = consents.get(grant.purpose());
        if (held == null || (!grant.at().isBefore(held.at()) && grant.replaces(held))) {
            consents.put(grant.purpose(), grant);
        }
    }

    /** Awards at the time that the fold has reached, unless a limit says no. */
    private void award(EngagementRule rule, Earned earned, Instant now) {
        if (rule.worth().points() == 0) {
            observer.decided(rule, earned.touchpointId(), earned.at(), FoldObserver.Outcome.AWARDED);
            return;
        }
        if (!rule.limits().isEmpty()) {
            Awards sofar = awards.getOrDefault(rule.id(), Awards.NONE);
            if (!sofar.allows(rule.limits(), earned.at())) {
                observer.decided(rule, earned.touchpointId(), earned.at(), FoldObserver.Outcome.LIMITED);
                return;
            }
            Duration lateness =
                    rule.needsHuman() ? model.engagement().humanSigns().longest() : Duration.ZERO;
            awards.put(rule.id(), sofar.plus(rule.limits(), earned.at(), lateness));
        }
        observer.decided(rule, earned.touchpointId(), earned.at(), FoldObserver.Outcome.AWARDED);
        contributions.add(
                new Contribution(
                        rule,
                        earned.at(),
                        earned.touchpointId(),
                        rule.topic() == null ? earned.topic() : rule.topic(),
                        earned.product(),
                        earned.subject()),
                now);
    }
}
