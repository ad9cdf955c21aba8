package io.ripen.scoring.domain.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The engagement rules with their caps, found by what a touchpoint is: it costs what the rules about its like cost. */
public final class EngagementAxis {
    /** A rule that awards for touchpoints, with its condition. */
    public record ActRule(EngagementRule rule, Trigger.Act act) {}

    /** A rule that awards for time without an act. */
    public record IdleRule(EngagementRule rule, Trigger.Idle idle) {}

    /** A tally with the rule that needs it. */
    public record CountedBy(Tally tally, EngagementRule rule) {}

    /** Most awards of a lead that are kept, if no other number is given: it bounds what a lead's row and forecast cost. */
    public static final int MOST_AWARDS = 1000;

    private final long cap;
    private final List<Group> groups;
    private final List<EngagementRule> rules;
    private final HumanSigns humanSigns;
    private final int mostAwards;
    private final List<IdleRule> idleRules;
    private final RuleIndex<ActRule> actRules;
    private final RuleIndex<CountedBy> tallies;
    private final Map<String, Tally> talliesById;
    private final Map<String, EngagementRule> rulesById;
    private final Map<String, Group> groupsById;

    /**
     * An axis.
     *
     * @param cap most hundredths of the axis
     * @param groups groups with different ids
     * @param rules rules with different ids, in the order of the model, whose groups are among the groups
     * @param humanSigns how rules that need a human sign get one
     */
    public EngagementAxis(long cap, List<Group> groups, List<EngagementRule> rules, HumanSigns humanSigns) {
        this(cap, groups, rules, humanSigns, MOST_AWARDS);
    }

    /**
     * An axis that keeps another number of awards.
     *
     * @param mostAwards most awards of a lead that are kept, at least one
     */
    public EngagementAxis(
            long cap, List<Group> groups, List<EngagementRule> rules, HumanSigns humanSigns, int mostAwards) {
        this.cap = cap;
        this.mostAwards = mostAwards;
        this.groups = List.copyOf(groups);
        this.rules = List.copyOf(rules);
        this.humanSigns = humanSigns;
        List<ActRule> acts = new ArrayList<>();
        List<IdleRule> idles = new ArrayList<>();
        for (EngagementRule rule : rules) {
            switch (rule.trigger()) {
                case Trigger.Act act -> acts.add(new ActRule(rule, act));
                case Trigger.Idle idle -> idles.add(new IdleRule(rule, idle));
            }
        }
        List<CountedBy> counted = acts.stream()
                .flatMap(act -> act.act.condition().tallies().stream().map(tally -> new CountedBy(tally, act.rule)))
                .toList();
        this.idleRules = List.copyOf(idles);
        this.actRules = new RuleIndex<>(acts, rule -> rule.act.condition());
        this.tallies = new RuleIndex<>(counted, each -> each.tally.of());
        this.talliesById =
                counted.stream().collect(Collectors.toUnmodifiableMap(each -> each.tally.id(), each -> each.tally));
        this.rulesById = rules.stream().collect(Collectors.toUnmodifiableMap(EngagementRule::id, Function.identity()));
        this.groupsById = groups.stream().collect(Collectors.toUnmodifiableMap(Group::id, Function.identity()));
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
    public List<EngagementRule> rules() {
        return rules;
    }

    /** How rules that need a human sign get one. */
    public HumanSigns humanSigns() {
        return humanSigns;
    }

    /** Most awards of a lead that are kept while they have a worth; one of each rule always is. */
    public int mostAwards() {
        return mostAwards;
    }

    /** The rules that award for time without an act, in the order of the model. */
    public List<IdleRule> idleRules() {
        return idleRules;
    }

    /** The rules that the touchpoint of this moment may match, in the order of the model. */
    public List<ActRule> candidates(Moment moment) {
        return actRules.candidates(moment);
    }

    /** The tallies that may count the touchpoint of this moment. */
    public List<CountedBy> tallies(Moment moment) {
        return tallies.candidates(moment);
    }

    /** The tally with this id, or null. */
    public @Nullable Tally tally(String id) {
        return talliesById.get(id);
    }

    /** The rule with this id, or null. */
    public @Nullable EngagementRule rule(String id) {
        return rulesById.get(id);
    }

    /** The group with this id, or null. */
    public @Nullable Group group(String id) {
        return groupsById.get(id);
    }
}
