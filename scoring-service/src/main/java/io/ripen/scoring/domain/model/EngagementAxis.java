package io.ripen.scoring.domain.model;

import io.ripen.scoring.domain.touchpoint.TouchpointType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The engagement rules with their cap, found by type of touchpoint: a touchpoint costs what its own rules cost. */
public final class EngagementAxis {
    private final long cap;
    private final List<EngagementRule> rules;
    private final Map<TouchpointType, List<EngagementRule>> rulesByType = new EnumMap<>(TouchpointType.class);
    private final Map<String, EngagementRule> rulesById;
    private final boolean hasRuleCaps;

    /**
     * An axis.
     *
     * @param cap most hundredths of the axis
     * @param rules rules with different ids, in the order of the model
     */
    public EngagementAxis(long cap, List<EngagementRule> rules) {
        this.cap = cap;
        this.rules = List.copyOf(rules);
        for (TouchpointType type : TouchpointType.values()) {
            rulesByType.put(
                    type,
                    rules.stream().filter(rule -> rule.when().admits(type)).toList());
        }
        this.rulesById = rules.stream().collect(Collectors.toUnmodifiableMap(EngagementRule::id, Function.identity()));
        this.hasRuleCaps = rules.stream().anyMatch(rule -> rule.cap() != null);
    }

    /** Most hundredths of the axis. */
    public long cap() {
        return cap;
    }

    /** The rules in the order of the model. */
    public List<EngagementRule> rules() {
        return rules;
    }

    /** The rules that a touchpoint of this type can match, in the order of the model. */
    public List<EngagementRule> rulesFor(TouchpointType type) {
        return rulesByType.getOrDefault(type, List.of());
    }

    /** The rule with this id, or null. */
    public @Nullable EngagementRule rule(String id) {
        return rulesById.get(id);
    }

    /** Whether any rule has a cap of its own. */
    public boolean hasRuleCaps() {
        return hasRuleCaps;
    }
}
