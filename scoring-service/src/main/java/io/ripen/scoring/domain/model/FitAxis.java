package io.ripen.scoring.domain.model;

import io.ripen.scoring.domain.touchpoint.Facts;
import java.util.List;

/** The fit rules with their caps, found by the facts that are known. */
public final class FitAxis {
    private final long cap;
    private final List<Group> groups;
    private final List<FitRule> rules;
    private final RuleIndex<FitRule> index;

    /**
     * An axis.
     *
     * @param cap most hundredths of the axis
     * @param groups groups with different ids
     * @param rules rules with different ids, in the order of the model, whose groups are among the groups
     */
    public FitAxis(long cap, List<Group> groups, List<FitRule> rules) {
        this.cap = cap;
        this.groups = List.copyOf(groups);
        this.rules = List.copyOf(rules);
        this.index = new RuleIndex<>(this.rules, FitRule::when);
    }

    /** Most hundredths of the axis. */
    public long cap() {
        return cap;
    }

    /** The groups. */
    public List<Group> groups() {
        return groups;
    }

    /** The rules in the order of the model. */
    public List<FitRule> rules() {
        return rules;
    }

    /** The rules that may hold for these facts, in the order of the model. */
    public List<FitRule> candidates(Facts facts) {
        return index.candidates(Moment.ofFacts(facts));
    }
}
