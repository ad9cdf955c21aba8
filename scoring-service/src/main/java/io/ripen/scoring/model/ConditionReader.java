package io.ripen.scoring.model;

import io.ripen.definitions.YamlNode;
import io.ripen.definitions.YamlNode.Mapping;
import io.ripen.definitions.YamlNode.Scalar;
import io.ripen.scoring.domain.model.Attribute;
import io.ripen.scoring.domain.model.Comparison;
import io.ripen.scoring.domain.model.Condition;
import io.ripen.scoring.domain.model.EmailDomains;
import io.ripen.scoring.domain.model.Tally;
import io.ripen.scoring.domain.touchpoint.FactName;
import io.ripen.scoring.domain.touchpoint.PropertyValue;
import io.ripen.scoring.domain.touchpoint.TouchpointType;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the conditions of one rule: mappings with exactly one key, which names the kind of condition. */
final class ConditionReader {
    private static final int MOST_COUNTED = 50;
    static final Map<String, TouchpointType> TYPES = Arrays.stream(TouchpointType.values())
            .filter(type -> type != TouchpointType.UNKNOWN)
            .collect(Collectors.toUnmodifiableMap(TouchpointType::label, Function.identity()));
    static final Map<String, FactName> FACTS = Arrays.stream(FactName.values())
            .collect(Collectors.toUnmodifiableMap(FactName::label, Function.identity()));
    static final Map<String, String> PHASES = Map.of(
            "awareness", "awareness",
            "consideration", "consideration",
            "decision", "decision");
    private static final Set<String> COUNTING = Set.of("count", "after");
    private static final Map<String, Attribute> ATTRIBUTES = Arrays.stream(Attribute.values())
            .collect(Collectors.toUnmodifiableMap(Attribute::label, Function.identity()));

    private final EmailDomains emailDomains;
    private final String rule;
    private int tallies;
    private final boolean mayCount;
    private final boolean isNew;
    private boolean counting;

    /**
     * A reader for one rule.
     *
     * @param emailDomains the classes that conditions may name
     * @param rule the rule's id
     * @param mayCount whether the condition may look back at what was counted
     * @param isNew whether to refuse also what earlier releases took by mistake
     */
    ConditionReader(EmailDomains emailDomains, String rule, boolean mayCount, boolean isNew) {
        this.emailDomains = emailDomains;
        this.rule = rule;
        this.mayCount = mayCount;
        this.isNew = isNew;
    }

    Condition read(YamlNode node) {
        Mapping mapping = Reading.mapping(node, Shape.CONDITION);
        if (mapping.members().size() != 1) {
            throw mapping.refused("a condition must have exactly one key, one of: "
                    + Reading.list(Shape.CONDITION.keys()) + "; join several with 'all' or 'any'");
        }
        Map.Entry<String, YamlNode> member =
                mapping.values().entrySet().iterator().next();
        if (!mayCount && COUNTING.contains(member.getKey())) {
            throw Reading.keyProblem(
                    mapping,
                    member.getKey(),
                    "what ends idleness must not count: no 'count' or 'after' here; allowed: "
                            + Reading.list(withoutCounting()));
        }
        TextCondition text = TextCondition.BY_KEY.get(member.getKey());
        return text == null
                ? condition(member.getKey(), member.getValue())
                : text(text, member.getKey(), member.getValue());
    }

    private static Set<String> withoutCounting() {
        Set<String> allowed = new HashSet<>(Shape.CONDITION.keys());
        allowed.removeAll(COUNTING);
        return allowed;
    }

    private Condition condition(String kind, YamlNode value) {
        return switch (kind) {
            case "type" -> new Condition.TypeIn(types(value));
            case "property" -> property(value);
            case "fact" -> fact(value);
            case "email-domain" -> emailDomain(value);
            case "count" -> new Condition.Completes(tally(value, Shape.COUNT));
            case "after" -> new Condition.After(tally(value, Shape.AFTER));
            case "all" -> new Condition.AllOf(conditions(value, kind));
            case "any" -> new Condition.AnyOf(conditions(value, kind));
            case "not" -> new Condition.Not(read(value));
            default -> throw value.refused("unknown condition '" + kind + "'");
        };
    }

    private List<Condition> conditions(YamlNode node, String kind) {
        List<YamlNode> items = Reading.items(node, "'" + kind + "'");
        if (items.isEmpty()) {
            throw node.refused("'" + kind + "' needs at least one condition");
        }
        return items.stream().map(this::read).toList();
    }

    private static Set<TouchpointType> types(YamlNode node) {
        List<YamlNode> items = node instanceof Scalar ? List.of(node) : Reading.items(node, "'type'");
        if (items.isEmpty()) {
            throw node.refused("'type' must not be empty");
        }
        return items.stream()
                .map(item -> Reading.oneOf(item, "touchpoint type", TYPES))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Condition text(TextCondition text, String key, YamlNode node) {
        String what = "'" + key + "'";
        return switch (text.comparison()) {
            case IN ->
                new Condition.TextIn(text.attribute(), Set.copyOf(new HashSet<>(texts(text.attribute(), node, what))));
            case STARTS -> new Condition.TextStarts(text.attribute(), texts(text.attribute(), node, what));
            case MATCHES -> new Condition.TextMatches(text.attribute(), Re2Pattern.read(node, what));
        };
    }

    private static List<String> texts(Attribute attribute, YamlNode node, String what) {
        List<YamlNode> items = node instanceof Scalar ? List.of(node) : Reading.items(node, what);
        for (YamlNode item : items) {
            String text = Reading.text(item, what);
            if (attribute == Attribute.PATH && !text.startsWith("/")) {
                throw item.refused("a path must start with '/', not '" + text + "'");
            }
            if (attribute == Attribute.PHASE) {
                Reading.oneOf(item, "journey phase", PHASES);
            }
        }
        return Reading.texts(node, what);
    }

    private static Condition property(YamlNode node) {
        Mapping mapping = Reading.mapping(node, Shape.PROPERTY);
        String name = Reading.requiredText(mapping, "name", Shape.PROPERTY);
        Map<String, YamlNode> comparisons = mapping.values();
        comparisons.remove("name");
        YamlNode least = comparisons.get("at-least");
        YamlNode most = comparisons.get("at-most");
        if (comparisons.size() == 2 && least != null && most != null) {
            return range(name, Reading.number(least, "'at-least'"), Reading.number(most, "'at-most'"), most);
        }
        if (comparisons.size() != 1) {
            throw mapping.refused(
                    "a property condition needs exactly one comparison, or 'at-least' with 'at-most'; one of: "
                            + Reading.list(Shape.PROPERTY.keys()));
        }
        Map.Entry<String, YamlNode> comparison =
                comparisons.entrySet().iterator().next();
        return new Condition.Property(name, comparison(comparison.getKey(), comparison.getValue()));
    }

    private static Condition range(String name, BigDecimal least, BigDecimal most, YamlNode place) {
        if (least.compareTo(most) > 0) {
            throw place.refused("'at-most' must not be less than 'at-least'");
        }
        return new Condition.AllOf(List.of(
                new Condition.Property(name, new Comparison.AtLeast(least)),
                new Condition.Property(name, new Comparison.AtMost(most))));
    }

    private static Comparison comparison(String kind, YamlNode value) {
        return switch (kind) {
            case "in" -> new Comparison.OneOf(values(value));
            case "not-in" -> new Comparison.NoneOf(values(value));
            case "at-least" -> new Comparison.AtLeast(Reading.number(value, "'at-least'"));
            case "at-most" -> new Comparison.AtMost(Reading.number(value, "'at-most'"));
            case "starts" -> new Comparison.Starts(Reading.texts(value, "'starts'"));
            case "matches" -> new Comparison.Matches(Re2Pattern.read(value, "'matches'"));
            default -> throw value.refused("unknown comparison '" + kind + "'");
        };
    }

    private static Set<PropertyValue> values(YamlNode node) {
        List<YamlNode> items = node instanceof Scalar ? List.of(node) : Reading.items(node, "the values");
        if (items.isEmpty()) {
            throw node.refused("the values must not be empty");
        }
        return items.stream().map(ConditionReader::value).collect(Collectors.toUnmodifiableSet());
    }

    /** As in JSON: quoted is text, true and false are flags, what reads as a number is one. */
    static PropertyValue value(YamlNode node) {
        String text = Reading.text(node, "a value");
        if (node instanceof Scalar scalar && scalar.quoted()) {
            return new PropertyValue.Text(text);
        }
        if (text.equals("true") || text.equals("false")) {
            return new PropertyValue.Flag(text.equals("true"));
        }
        return new PropertyValue.Numeric(Reading.number(node, "an unquoted value"));
    }

    private Condition fact(YamlNode node) {
        if (node instanceof Scalar) {
            return new Condition.FactKnown(Reading.oneOf(node, "fact", FACTS));
        }
        Mapping mapping = Reading.mapping(node, Shape.FACT);
        FactName fact = Reading.oneOf(Reading.required(mapping, "name", Shape.FACT), "fact", FACTS);
        YamlNode in = Reading.member(mapping, "in");
        YamlNode matches = Reading.member(mapping, "matches");
        if ((in == null) == (matches == null)) {
            throw mapping.refused("a fact condition needs either 'in' or 'matches'");
        }
        return in != null
                ? new Condition.FactIn(fact, values(fact, in))
                : new Condition.FactMatches(fact, Re2Pattern.read(matches == null ? node : matches, "'matches'"));
    }

    private Set<String> values(FactName fact, YamlNode node) {
        List<String> values = Reading.texts(node, "'in'");
        List<YamlNode> items = node instanceof Scalar ? List.of(node) : Reading.items(node, "'in'");
        for (int i = 0; isNew && i < items.size(); i++) {
            FactValues.check(fact, values.get(i), items.get(i));
        }
        return Set.copyOf(new HashSet<>(values));
    }

    private Condition emailDomain(YamlNode node) {
        Map<String, String> classes = new LinkedHashMap<>();
        classes.put(EmailDomains.BUSINESS, EmailDomains.BUSINESS);
        emailDomains.classes().forEach(domainClass -> classes.put(domainClass.name(), domainClass.name()));
        return new Condition.EmailDomainIs(Reading.oneOf(node, "class of mail domains", classes), emailDomains);
    }

    private Tally tally(YamlNode node, Shape shape) {
        Mapping mapping = Reading.mapping(node, shape);
        if (counting) {
            throw mapping.refused("what is counted must not itself count: no 'count' or 'after' within 'of'");
        }
        String id = rule + "#" + ++tallies;
        counting = true;
        YamlNode what = Reading.required(mapping, "of", shape);
        Condition of = read(what);
        counting = false;
        if (!of.isPossible()) {
            throw what.refused("no touchpoint can ever match this condition");
        }
        YamlNode atLeast = shape == Shape.COUNT
                ? Reading.required(mapping, "at-least", shape)
                : Reading.member(mapping, "at-least");
        return new Tally(
                id,
                of,
                atLeast == null
                        ? 1
                        : (int) Reading.whole(atLeast, "'at-least'", shape == Shape.COUNT ? 2 : 1, MOST_COUNTED),
                Reading.period(Reading.required(mapping, "within", shape), "'within'"),
                attribute(Reading.member(mapping, "same")),
                attribute(Reading.member(mapping, "distinct")));
    }

    private static @Nullable Attribute attribute(@Nullable YamlNode node) {
        return node == null ? null : Reading.oneOf(node, "attribute", ATTRIBUTES);
    }
}
