package io.ripen.scoring.domain.fold;

import io.ripen.scoring.domain.model.EngagementRule;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.domain.touchpoint.ConsentGrant;
import io.ripen.scoring.domain.touchpoint.ConsentPurpose;
import io.ripen.scoring.domain.touchpoint.Fact;
import io.ripen.scoring.domain.touchpoint.FactName;
import io.ripen.scoring.domain.touchpoint.Facts;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import io.ripen.scoring.domain.touchpoint.TouchpointKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The fold. Folding a history at once, or touchpoint by touchpoint in fold order, gives the same state.
 *
 * <p>An instance is the state while it is being folded, and is used once.
 */
public final class Fold {
    private final ScoringModel model;
    private @Nullable TouchpointKey last;
    private Facts facts;
    private final Map<ConsentPurpose, ConsentGrant> consents = new EnumMap<>(ConsentPurpose.class);
    private final List<Contribution> contributions;
    private final Map<String, Awards> awards;
    private final Map<String, Integer> counters;

    private Fold(LeadScore state, ScoringModel model) {
        this.model = model;
        this.last = state.last();
        this.facts = state.facts();
        this.consents.putAll(state.consents());
        this.contributions = new ArrayList<>(state.contributions());
        this.awards = new HashMap<>(state.awards());
        this.counters = new HashMap<>(state.counters());
    }

    /** Folds a whole history, given in any order and with any duplicates. */
    public static LeadScore fold(Collection<Touchpoint> history, ScoringModel model) {
        Fold fold = new Fold(LeadScore.EMPTY, model);
        inFoldOrder(history).forEach(fold::add);
        return fold.state();
    }

    /**
     * Folds touchpoints on top of a state.
     *
     * @param additions touchpoints that the state {@linkplain LeadScore#canTake can take}, in any order
     * @throws IllegalArgumentException if one lies before what was folded already
     */
    public static LeadScore fold(LeadScore state, Collection<Touchpoint> additions, ScoringModel model) {
        Fold fold = new Fold(state, model);
        for (Touchpoint touchpoint : inFoldOrder(additions)) {
            if (!state.canTake(touchpoint)) {
                throw new IllegalArgumentException("touchpoint lies before the last one folded");
            }
            fold.add(touchpoint);
        }
        return fold.state();
    }

    private static Collection<Touchpoint> inFoldOrder(Collection<Touchpoint> touchpoints) {
        if (touchpoints.size() <= 1) {
            return touchpoints;
        }
        TreeMap<TouchpointKey, Touchpoint> ordered = new TreeMap<>();
        touchpoints.forEach(touchpoint -> ordered.putIfAbsent(touchpoint.key(), touchpoint));
        return ordered.values();
    }

    private LeadScore state() {
        return new LeadScore(last, facts, consents, contributions, awards, counters);
    }

    private void add(Touchpoint touchpoint) {
        last = touchpoint.key();
        touchpoint.facts().forEach((name, value) -> learn(name, value, touchpoint));
        touchpoint.consents().forEach(this::agree);
        Set<String> counted = new HashSet<>();
        for (EngagementRule rule : model.engagement().rulesFor(touchpoint.type())) {
            if (rule.when().matches(touchpoint, facts)) {
                counted.addAll(rule.counters());
                award(rule, touchpoint);
            }
        }
        counted.forEach(counter -> counters.merge(counter, 1, Integer::sum));
        Instant now = touchpoint.occurredAt();
        contributions.removeIf(contribution -> contribution.rule().worth().isSpent(contribution.age(now)));
    }

    private void learn(FactName name, String value, Touchpoint touchpoint) {
        Fact known = facts.known().get(name);
        if (known != null && known.value().equals(value) && !known.derived()) {
            return;
        }
        facts = facts.with(
                name, new Fact(value, touchpoint.occurredAt(), touchpoint.key().id(), false));
        if (name == FactName.JOB_TITLE) {
            concludeFunction(value, touchpoint);
        }
    }

    /** A function that the person told is never overwritten by one that the title suggests. */
    private void concludeFunction(String jobTitle, Touchpoint touchpoint) {
        Fact known = facts.known().get(FactName.FUNCTION);
        if ((known != null && !known.derived()) || touchpoint.facts().containsKey(FactName.FUNCTION)) {
            return;
        }
        facts = model.functions()
                .of(jobTitle)
                .map(function -> facts.with(
                        FactName.FUNCTION,
                        new Fact(
                                function,
                                touchpoint.occurredAt(),
                                touchpoint.key().id(),
                                true)))
                .orElseGet(() -> facts.without(FactName.FUNCTION));
    }

    private void agree(ConsentGrant grant) {
        ConsentGrant held = consents.get(grant.purpose());
        if (held == null || !grant.at().isBefore(held.at())) {
            consents.put(grant.purpose(), grant);
        }
    }

    private void award(EngagementRule rule, Touchpoint touchpoint) {
        if (rule.worth().points() == 0) {
            return;
        }
        if (!rule.limits().isEmpty()) {
            Awards sofar = awards.getOrDefault(rule.id(), Awards.NONE);
            if (!sofar.allows(rule.limits(), touchpoint.occurredAt())) {
                return;
            }
            awards.put(rule.id(), sofar.plus(rule.limits(), touchpoint.occurredAt()));
        }
        contributions.add(new Contribution(rule, touchpoint.key(), topic(rule, touchpoint), touchpoint.subject()));
    }

    private static @Nullable String topic(EngagementRule rule, Touchpoint touchpoint) {
        if (rule.topic() != null) {
            return rule.topic();
        }
        return touchpoint.content() == null ? null : touchpoint.content().topic();
    }
}
