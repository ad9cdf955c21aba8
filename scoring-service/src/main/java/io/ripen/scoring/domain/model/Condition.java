package io.ripen.scoring.domain.model;

import io.ripen.scoring.domain.touchpoint.Content;
import io.ripen.scoring.domain.touchpoint.FactName;
import io.ripen.scoring.domain.touchpoint.Facts;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import io.ripen.scoring.domain.touchpoint.TouchpointType;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** When a rule applies: a typed expression over a touchpoint and the facts known at its time. */
public sealed interface Condition {
    /** The touchpoint is of one of these types. */
    record TypeIn(Set<TouchpointType> types) implements Condition {
        /** Copies the set. */
        public TypeIn {
            types = Set.copyOf(types);
        }
    }

    /** The page's path starts with one of these texts. */
    record PathStarts(List<String> prefixes) implements Condition {
        /** Copies the list. */
        public PathStarts {
            prefixes = List.copyOf(prefixes);
        }
    }

    /** The page's path is one of these. */
    record PathIn(Set<String> paths) implements Condition {
        /** Copies the set. */
        public PathIn {
            paths = Set.copyOf(paths);
        }
    }

    /** The form or custom touchpoint has one of these names. */
    record NameIn(Set<String> names) implements Condition {
        /** Copies the set. */
        public NameIn {
            names = Set.copyOf(names);
        }
    }

    /** The asset is of one of these types. */
    record AssetTypeIn(Set<String> types) implements Condition {
        /** Copies the set. */
        public AssetTypeIn {
            types = Set.copyOf(types);
        }
    }

    /** The asset is about one of these topics. */
    record TopicIn(Set<String> topics) implements Condition {
        /** Copies the set. */
        public TopicIn {
            topics = Set.copyOf(topics);
        }
    }

    /** The asset belongs to one of these products. */
    record ProductIn(Set<String> products) implements Condition {
        /** Copies the set. */
        public ProductIn {
            products = Set.copyOf(products);
        }
    }

    /** A custom property compares so. */
    record Property(String name, Comparison comparison) implements Condition {}

    /** The fact is known. */
    record FactKnown(FactName fact) implements Condition {}

    /** The fact is known and has one of these values, in any case. */
    record FactIn(FactName fact, Set<String> values) implements Condition {
        /** Brings the values into lower case. */
        public FactIn {
            values = values.stream()
                    .map(value -> value.toLowerCase(Locale.ROOT))
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    /** An e-mail address is known and its domain is of this class. */
    record EmailDomainIs(String domainClass, EmailDomains domains) implements Condition {}

    /** All of them hold. */
    record AllOf(List<Condition> conditions) implements Condition {
        /** Copies the list. */
        public AllOf {
            conditions = List.copyOf(conditions);
        }
    }

    /** At least one of them holds. */
    record AnyOf(List<Condition> conditions) implements Condition {
        /** Copies the list. */
        public AnyOf {
            conditions = List.copyOf(conditions);
        }
    }

    /** It does not hold. */
    record Not(Condition condition) implements Condition {}

    /** Whether this holds. Without a touchpoint, conditions about one do not hold. */
    default boolean matches(@Nullable Touchpoint touchpoint, Facts facts) {
        return switch (this) {
            case AllOf all -> allMatch(all.conditions, touchpoint, facts);
            case AnyOf any -> anyMatches(any.conditions, touchpoint, facts);
            case Not not -> !not.condition.matches(touchpoint, facts);
            case FactKnown known -> facts.value(known.fact) != null;
            case FactIn in -> {
                String value = facts.value(in.fact);
                yield value != null && in.values.contains(value.toLowerCase(Locale.ROOT));
            }
            case EmailDomainIs domain -> {
                String email = facts.value(FactName.EMAIL);
                yield email != null && domain.domains.classOf(email).equals(domain.domainClass);
            }
            case TypeIn type -> touchpoint != null && type.types.contains(touchpoint.type());
            case PathStarts path -> touchpoint != null && startsWithAny(touchpoint, path.prefixes);
            case PathIn path ->
                touchpoint != null
                        && touchpoint.page() != null
                        && path.paths.contains(touchpoint.page().path());
            case NameIn name ->
                touchpoint != null && touchpoint.name() != null && name.names.contains(touchpoint.name());
            case AssetTypeIn asset -> contentIn(touchpoint, Content::type, asset.types);
            case TopicIn topic -> contentIn(touchpoint, Content::topic, topic.topics);
            case ProductIn product -> contentIn(touchpoint, Content::product, product.products);
            case Property property ->
                touchpoint != null
                        && property.comparison.accepts(touchpoint.properties().get(property.name));
        };
    }

    /** Whether a touchpoint of this type can match at all; true when in doubt. Lets rules be found by type. */
    default boolean admits(TouchpointType type) {
        return switch (this) {
            case TypeIn types -> types.types.contains(type);
            case AllOf all -> all.conditions.stream().allMatch(each -> each.admits(type));
            case AnyOf any -> any.conditions.stream().anyMatch(each -> each.admits(type));
            case PathStarts path -> true;
            case PathIn path -> true;
            case NameIn name -> true;
            case AssetTypeIn asset -> true;
            case TopicIn topic -> true;
            case ProductIn product -> true;
            case Property property -> true;
            case FactKnown known -> true;
            case FactIn in -> true;
            case EmailDomainIs domain -> true;
            case Not not -> true;
        };
    }

    /** Whether this needs nothing but facts. */
    default boolean isAboutFacts() {
        return switch (this) {
            case FactKnown known -> true;
            case FactIn in -> true;
            case EmailDomainIs domain -> true;
            case AllOf all -> all.conditions.stream().allMatch(Condition::isAboutFacts);
            case AnyOf any -> any.conditions.stream().allMatch(Condition::isAboutFacts);
            case Not not -> not.condition.isAboutFacts();
            case TypeIn types -> false;
            case PathStarts path -> false;
            case PathIn path -> false;
            case NameIn name -> false;
            case AssetTypeIn asset -> false;
            case TopicIn topic -> false;
            case ProductIn product -> false;
            case Property property -> false;
        };
    }

    /** The facts that this looks at. */
    default Set<FactName> facts() {
        EnumSet<FactName> facts = EnumSet.noneOf(FactName.class);
        collectFacts(facts);
        return facts;
    }

    private void collectFacts(Set<FactName> facts) {
        switch (this) {
            case FactKnown known -> facts.add(known.fact);
            case FactIn in -> facts.add(in.fact);
            case EmailDomainIs domain -> facts.add(FactName.EMAIL);
            case AllOf all -> all.conditions.forEach(each -> each.collectFacts(facts));
            case AnyOf any -> any.conditions.forEach(each -> each.collectFacts(facts));
            case Not not -> not.condition.collectFacts(facts);
            case TypeIn types -> {}
            case PathStarts path -> {}
            case PathIn path -> {}
            case NameIn name -> {}
            case AssetTypeIn asset -> {}
            case TopicIn topic -> {}
            case ProductIn product -> {}
            case Property property -> {}
        }
    }

    // Loops, not streams: these run for each rule of each touchpoint.
    private static boolean allMatch(List<Condition> conditions, @Nullable Touchpoint touchpoint, Facts facts) {
        for (Condition condition : conditions) {
            if (!condition.matches(touchpoint, facts)) {
                return false;
            }
        }
        return true;
    }

    private static boolean anyMatches(List<Condition> conditions, @Nullable Touchpoint touchpoint, Facts facts) {
        for (Condition condition : conditions) {
            if (condition.matches(touchpoint, facts)) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWithAny(Touchpoint touchpoint, List<String> prefixes) {
        if (touchpoint.page() == null) {
            return false;
        }
        for (String prefix : prefixes) {
            if (touchpoint.page().path().startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    private static boolean contentIn(
            @Nullable Touchpoint touchpoint, Function<Content, @Nullable String> member, Set<String> values) {
        if (touchpoint == null || touchpoint.content() == null) {
            return false;
        }
        String value = member.apply(touchpoint.content());
        return value != null && values.contains(value);
    }
}
