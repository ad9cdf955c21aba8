package io.ripen.scoring.model;

import io.ripen.scoring.domain.model.Comparison;
import io.ripen.scoring.domain.model.Condition;
import io.ripen.scoring.domain.model.EmailDomains;
import io.ripen.scoring.domain.touchpoint.FactName;
import io.ripen.scoring.domain.touchpoint.PropertyValue;
import io.ripen.scoring.domain.touchpoint.TouchpointType;
import io.ripen.scoring.model.YamlNode.Mapping;
import io.ripen.scoring.model.YamlNode.Scalar;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads conditions: mappings with exactly one key, which names the kind of condition. */
final class ConditionReader {
    private static final Set<String> KINDS = Set.of(
            "type",
            "path-starts",
            "path",
            "name",
            "asset-type",
            "topic",
            "product",
            "property",
            "fact",
            "email-domain",
            "all",
            "any",
            "not");
    private static final Set<String> COMPARISONS = Set.of("in", "not-in", "at-least", "at-most");
    private static final Map<String, TouchpointType> TYPES = Arrays.stream(TouchpointType.values())
            .filter(type -> type != TouchpointType.UNKNOWN)
            .collect(Collectors.toUnmodifiableMap(TouchpointType::label, Function.identity()));
    private static final Map<String, FactName> FACTS = Arrays.stream(FactName.values())
            .collect(Collectors.toUnmodifiableMap(FactName::label, Function.identity()));

    private final EmailDomains emailDomains;

    ConditionReader(EmailDomains emailDomains) {
        this.emailDomains = emailDomains;
    }

    Condition read(YamlNode node) {
        Mapping mapping = Reading.mapping(node, "a condition", KINDS);
        if (mapping.members().size() != 1) {
            throw mapping.place()
                    .problem("a condition must have exactly one key, one of: " + Reading.list(KINDS)
                            + "; join several with 'all' or 'any'");
        }
        String kind = mapping.members().keySet().iterator().next();
        return condition(kind, Reading.required(mapping, kind, "a condition"));
    }

    private Condition condition(String kind, YamlNode value) {
        return switch (kind) {
            case "type" -> new Condition.TypeIn(types(value));
            case "path-starts" -> new Condition.PathStarts(paths(value));
            case "path" -> new Condition.PathIn(Set.copyOf(paths(value)));
            case "name" -> new Condition.NameIn(texts(value, kind));
            case "asset-type" -> new Condition.AssetTypeIn(texts(value, kind));
            case "topic" -> new Condition.TopicIn(texts(value, kind));
            case "product" -> new Condition.ProductIn(texts(value, kind));
            case "property" -> property(value);
            case "fact" -> fact(value);
            case "email-domain" -> emailDomain(value);
            case "all" -> new Condition.AllOf(conditions(value, kind));
            case "any" -> new Condition.AnyOf(conditions(value, kind));
            case "not" -> new Condition.Not(read(value));
            default -> throw value.place().problem("unknown condition '" + kind + "'");
        };
    }

    private List<Condition> conditions(YamlNode node, String kind) {
        List<YamlNode> items = Reading.items(node, "'" + kind + "'");
        if (items.isEmpty()) {
            throw node.place().problem("'" + kind + "' needs at least one condition");
        }
        return items.stream().map(this::read).toList();
    }

    private static Set<TouchpointType> types(YamlNode node) {
        if (node instanceof Scalar) {
            return Set.of(Reading.oneOf(node, "touchpoint type", TYPES));
        }
        return Reading.items(node, "'type'").stream()
                .map(item -> Reading.oneOf(item, "touchpoint type", TYPES))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<String> paths(YamlNode node) {
        List<String> paths = Reading.texts(node, "a path");
        for (String path : paths) {
            if (!path.startsWith("/")) {
                throw node.place().problem("a path must start with '/', not '" + path + "'");
            }
        }
        return paths;
    }

    private static Set<String> texts(YamlNode node, String kind) {
        return Set.copyOf(new HashSet<>(Reading.texts(node, "'" + kind + "'")));
    }

    private static Condition property(YamlNode node) {
        Set<String> allowed = new HashSet<>(COMPARISONS);
        allowed.add("name");
        Mapping mapping = Reading.mapping(node, "a property condition", allowed);
        String name = Reading.text(Reading.required(mapping, "name", "a property condition"), "'name'");
        Map<String, YamlNode> comparisons = new LinkedHashMap<>(mapping.members());
        comparisons.remove("name");
        if (comparisons.size() != 1) {
            throw mapping.place()
                    .problem("a property condition needs exactly one comparison, one of: " + Reading.list(COMPARISONS));
        }
        Map.Entry<String, YamlNode> comparison =
                comparisons.entrySet().iterator().next();
        return new Condition.Property(name, comparison(comparison.getKey(), comparison.getValue()));
    }

    private static Comparison comparison(String kind, YamlNode value) {
        return switch (kind) {
            case "in" -> new Comparison.OneOf(values(value));
            case "not-in" -> new Comparison.NoneOf(values(value));
            case "at-least" -> new Comparison.AtLeast(Reading.number(value, "'at-least'"));
            case "at-most" -> new Comparison.AtMost(Reading.number(value, "'at-most'"));
            default -> throw value.place().problem("unknown comparison '" + kind + "'");
        };
    }

    private static Set<PropertyValue> values(YamlNode node) {
        List<YamlNode> items = node instanceof Scalar ? List.of(node) : Reading.items(node, "the values");
        return items.stream().map(ConditionReader::value).collect(Collectors.toUnmodifiableSet());
    }

    /** As in JSON: quoted is text, true and false are flags, what reads as a number is one. */
    private static PropertyValue value(YamlNode node) {
        String text = Reading.text(node, "a value");
        if (node instanceof Scalar scalar && scalar.quoted()) {
            return new PropertyValue.Text(text);
        }
        if (text.equals("true") || text.equals("false")) {
            return new PropertyValue.Flag(text.equals("true"));
        }
        return new PropertyValue.Numeric(Reading.number(node, "an unquoted value"));
    }

    private static Condition fact(YamlNode node) {
        if (node instanceof Scalar) {
            return new Condition.FactKnown(Reading.oneOf(node, "fact", FACTS));
        }
        Mapping mapping = Reading.mapping(node, "a fact condition", Set.of("name", "in"));
        FactName fact = Reading.oneOf(Reading.required(mapping, "name", "a fact condition"), "fact", FACTS);
        return new Condition.FactIn(fact, texts(Reading.required(mapping, "in", "a fact condition"), "in"));
    }

    private Condition emailDomain(YamlNode node) {
        Map<String, String> classes = new LinkedHashMap<>();
        classes.put(EmailDomains.BUSINESS, EmailDomains.BUSINESS);
        emailDomains.classes().forEach(domainClass -> classes.put(domainClass.name(), domainClass.name()));
        return new Condition.EmailDomainIs(Reading.oneOf(node, "class of mail domains", classes), emailDomains);
    }
}
