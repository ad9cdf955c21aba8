package io.ripen.scoring.model;

import io.ripen.definitions.YamlNode;
import io.ripen.definitions.YamlNode.Mapping;
import io.ripen.definitions.YamlNode.Scalar;
import io.ripen.scoring.domain.fold.Line;
import io.ripen.scoring.domain.model.Condition;
import io.ripen.scoring.domain.model.Decay;
import io.ripen.scoring.domain.model.EmailDomains;
import io.ripen.scoring.domain.model.EngagementAxis;
import io.ripen.scoring.domain.model.EngagementRule;
import io.ripen.scoring.domain.model.FitAxis;
import io.ripen.scoring.domain.model.FitRule;
import io.ripen.scoring.domain.model.Group;
import io.ripen.scoring.domain.model.HumanSigns;
import io.ripen.scoring.domain.model.Trigger;
import io.ripen.scoring.domain.model.Worth;
import io.ripen.scoring.domain.touchpoint.TouchpointType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the two axes with their groups and rules. */
final class AxisReader {
    private static final Set<String> RESERVED_RULE_IDS = Set.of(Line.CAP, Line.EARLIER, Line.CONSENT);
    private static final int MOST_IDLE_TIMES = 100;
    private static final int USUAL_IDLE_TIMES = 12;
    /** What ends idleness unless a rule says otherwise: all but what mail servers and scanners do. */
    private static final Condition ANY_ACT = new Condition.Not(new Condition.TypeIn(Set.of(
            TouchpointType.EMAIL_OPEN, TouchpointType.EMAIL_CLICK, TouchpointType.BOUNCE, TouchpointType.UNKNOWN)));

    private final EmailDomains emailDomains;
    private final boolean isNew;
    private final Set<String> ruleIds = new HashSet<>();

    AxisReader(EmailDomains emailDomains, boolean isNew) {
        this.emailDomains = emailDomains;
        this.isNew = isNew;
    }

    FitAxis fit(YamlNode node) {
        Mapping axis = Reading.mapping(node, Shape.FIT);
        Map<String, Group> groups = groups(Reading.member(axis, "groups"));
        List<FitRule> rules = new ArrayList<>();
        for (YamlNode item : Reading.items(Reading.required(axis, "rules", Shape.FIT), "'rules'")) {
            Mapping rule = Reading.mapping(item, Shape.FIT_RULE);
            String id = id(rule, Shape.FIT_RULE);
            YamlNode when = Reading.required(rule, "when", Shape.FIT_RULE);
            Condition condition = new ConditionReader(emailDomains, id, true, isNew).read(when);
            if (!condition.isAboutFacts()) {
                throw when.refused("a fit rule may only look at facts: fact, email-domain, all, any, not");
            }
            rules.add(new FitRule(id, condition, points(rule, Shape.FIT_RULE), group(rule, groups)));
        }
        return new FitAxis(cap(axis, Shape.FIT), List.copyOf(groups.values()), rules);
    }

    EngagementAxis engagement(YamlNode node, HumanSigns humanSigns) {
        Mapping axis = Reading.mapping(node, Shape.ENGAGEMENT);
        Map<String, Group> groups = groups(Reading.member(axis, "groups"));
        List<EngagementRule> rules = new ArrayList<>();
        for (YamlNode item : Reading.items(Reading.required(axis, "rules", Shape.ENGAGEMENT), "'rules'")) {
            rules.add(engagementRule(Reading.mapping(item, Shape.ENGAGEMENT_RULE), groups));
        }
        return new EngagementAxis(cap(axis, Shape.ENGAGEMENT), List.copyOf(groups.values()), rules, humanSigns);
    }

    private EngagementRule engagementRule(Mapping rule, Map<String, Group> groups) {
        Map<String, YamlNode> members = rule.values();
        String id = id(rule, Shape.ENGAGEMENT_RULE);
        YamlNode cap = members.get("cap");
        YamlNode topic = members.get("topic");
        YamlNode counters = members.get("counters");
        return new EngagementRule(
                id,
                trigger(id, rule),
                new Worth(points(rule, Shape.ENGAGEMENT_RULE), decay(members.get("decay"))),
                LimitReader.read(members.get("limit")),
                cap == null ? null : Reading.points(cap, "'cap'", 1),
                group(rule, groups),
                topic == null ? null : Reading.label(topic, "'topic'"),
                counters == null ? List.of() : Reading.labels(counters, "'counters'"));
    }

    private Trigger trigger(String id, Mapping rule) {
        YamlNode when = Reading.member(rule, "when");
        YamlNode idle = Reading.member(rule, "idle");
        if ((when == null) == (idle == null)) {
            throw rule.refused("an engagement rule needs either 'when' or 'idle'");
        }
        if (when != null) {
            return new Trigger.Act(possible(when, id, true), needsHuman(Reading.member(rule, "evidence")));
        }
        for (String key : List.of("counters", "evidence")) {
            if (rule.members().containsKey(key)) {
                throw Reading.keyProblem(rule, key, "'" + key + "' is about touchpoints; a rule with 'idle' has none");
            }
        }
        return idle(idle == null ? rule : idle, id);
    }

    private Trigger idle(YamlNode node, String id) {
        String least = "P1D";
        if (node instanceof Scalar) {
            return new Trigger.Idle(Reading.period(node, "'idle'", least), USUAL_IDLE_TIMES, ANY_ACT);
        }
        Mapping mapping = Reading.mapping(node, Shape.IDLE);
        YamlNode times = Reading.member(mapping, "times");
        YamlNode without = Reading.member(mapping, "without");
        return new Trigger.Idle(
                Reading.period(Reading.required(mapping, "for", Shape.IDLE), "'for'", least),
                times == null ? USUAL_IDLE_TIMES : (int) Reading.whole(times, "'times'", 1, MOST_IDLE_TIMES),
                without == null ? ANY_ACT : possible(without, id, !isNew));
    }

    /** A condition that some touchpoint can meet: another one is a mistake. */
    private Condition possible(YamlNode node, String id, boolean mayCount) {
        Condition condition = new ConditionReader(emailDomains, id, mayCount, isNew).read(node);
        if (!condition.isPossible()) {
            throw node.refused("no touchpoint can ever match this condition");
        }
        return condition;
    }

    private static boolean needsHuman(@Nullable YamlNode node) {
        return node != null && Reading.oneOf(node, "evidence", Map.of("any", false, "human", true));
    }

    private static Map<String, Group> groups(@Nullable YamlNode node) {
        Map<String, Group> groups = new LinkedHashMap<>();
        for (YamlNode item : node == null ? List.<YamlNode>of() : Reading.items(node, "'groups'")) {
            Mapping mapping = Reading.mapping(item, Shape.GROUP);
            YamlNode id = Reading.required(mapping, "id", Shape.GROUP);
            Group group = new Group(Reading.text(id, "'id'"), cap(mapping, Shape.GROUP));
            if (groups.put(group.id(), group) != null) {
                throw id.refused("there is another group with the id '" + group.id() + "'");
            }
        }
        return groups;
    }

    private static @Nullable String group(Mapping rule, Map<String, Group> groups) {
        YamlNode node = Reading.member(rule, "group");
        Map<String, String> ids =
                groups.keySet().stream().collect(Collectors.toMap(Function.identity(), Function.identity()));
        return node == null ? null : Reading.oneOf(node, "group", ids);
    }

    private String id(Mapping rule, Shape shape) {
        YamlNode node = Reading.required(rule, "id", shape);
        String id = Reading.label(node, "'id'");
        if (RESERVED_RULE_IDS.contains(id)) {
            throw node.refused("'" + id + "' is a word of receipts; choose another id");
        }
        if (!ruleIds.add(id)) {
            throw node.refused("there is another rule with the id '" + id + "'");
        }
        return id;
    }

    private static long cap(Mapping mapping, Shape shape) {
        return Reading.points(Reading.required(mapping, "cap", shape), "'cap'", 1);
    }

    private static long points(Mapping rule, Shape shape) {
        return Reading.points(Reading.required(rule, "points", shape), "'points'", -Reading.MAX_POINTS);
    }

    private static Decay decay(@Nullable YamlNode node) {
        if (node == null) {
            return new Decay.None();
        }
        if (node instanceof Scalar) {
            return Reading.oneOf(node, "decay", Map.of("none", new Decay.None()));
        }
        Map.Entry<String, YamlNode> shape = Reading.single(node, Shape.DECAY);
        return switch (shape.getKey()) {
            case "step" -> new Decay.Step(Reading.period(shape.getValue(), "'step'"));
            case "linear" -> new Decay.Linear(Reading.period(shape.getValue(), "'linear'"));
            default -> new Decay.HalfLife(Reading.period(shape.getValue(), "'half-life'"));
        };
    }
}
