package io.ripen.scoring.domain.model;

import io.ripen.scoring.domain.touchpoint.FactName;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import io.ripen.scoring.domain.touchpoint.TouchpointType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** When a rule applies: a typed expression over a touchpoint, the facts known at its time, and what was counted. */
public sealed interface Condition {
    /** The touchpoint is of one of these types. */
    record TypeIn(Set<TouchpointType> types) implements Condition {
        /** Copies the set. */
        public TypeIn {
            types = Set.copyOf(types);
        }
    }

    /** The attribute is one of these texts. */
    record TextIn(Attribute attribute, Set<String> values) implements Condition {
        /** Copies the set. */
        public TextIn {
            values = Set.copyOf(values);
        }
    }

    /** The attribute starts with one of these texts. */
    record TextStarts(Attribute attribute, List<String> prefixes) implements Condition {
        /** Copies the list. */
        public TextStarts {
            prefixes = List.copyOf(prefixes);
        }
    }

    /** The pattern is found in the attribute. */
    record TextMatches(Attribute attribute, TextPattern pattern) implements Condition {}

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

    /** The fact is known and the pattern is found in it. */
    record FactMatches(FactName fact, TextPattern pattern) implements Condition {}

    /** An e-mail address is known and its domain is of this class. */
    record EmailDomainIs(String domainClass, EmailDomains domains) implements Condition {}

    /** The touchpoint is counted by the tally, and completes it or comes on top. */
    record Completes(Tally tally) implements Condition {}

    /** Before the touchpoint, the tally was complete. */
    record After(Tally tally) implements Condition {}

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
    default boolean holds(Moment moment) {
        return switch (this) {
            case AllOf all -> allHold(all.conditions, moment);
            case AnyOf any -> anyHolds(any.conditions, moment);
            case Not not -> !not.condition.holds(moment);
            case FactKnown known -> moment.facts().value(known.fact) != null;
            case FactIn in -> {
                String value = moment.facts().value(in.fact);
                yield value != null && in.values.contains(value.toLowerCase(Locale.ROOT));
            }
            case FactMatches matches -> {
                String value = moment.facts().value(matches.fact);
                yield value != null && matches.pattern.isIn(value);
            }
            case EmailDomainIs domain -> {
                String email = moment.facts().value(FactName.EMAIL);
                yield email != null && domain.domains.classOf(email).equals(domain.domainClass);
            }
            case TypeIn type ->
                moment.touchpoint() != null
                        && type.types.contains(moment.touchpoint().type());
            case TextIn in -> {
                String text = text(in.attribute, moment);
                yield text != null && in.values.contains(text);
            }
            case TextStarts starts -> startsWithAny(text(starts.attribute, moment), starts.prefixes);
            case TextMatches matches -> {
                String text = text(matches.attribute, moment);
                yield text != null && matches.pattern.isIn(text);
            }
            case Property property ->
                moment.touchpoint() != null
                        && property.comparison.accepts(
                                moment.touchpoint().properties().get(property.name));
            case Completes completes ->
                moment.touchpoint() != null
                        && completes.tally.canCount(moment.touchpoint())
                        && completes.tally.of().holds(moment)
                        && moment.counts().of(completes.tally, moment.touchpoint(), true) >= completes.tally.atLeast();
            case After after ->
                moment.touchpoint() != null
                        && moment.counts().of(after.tally, moment.touchpoint(), false) >= after.tally.atLeast();
        };
    }

    /** Whether this needs nothing but facts. */
    default boolean isAboutFacts() {
        return switch (this) {
            case AllOf all -> all.conditions.stream().allMatch(Condition::isAboutFacts);
            case AnyOf any -> any.conditions.stream().allMatch(Condition::isAboutFacts);
            case Not not -> not.condition.isAboutFacts();
            case FactKnown known -> true;
            case FactIn in -> true;
            case FactMatches matches -> true;
            case EmailDomainIs domain -> true;
            case TypeIn types -> false;
            case TextIn in -> false;
            case TextStarts starts -> false;
            case TextMatches matches -> false;
            case Property property -> false;
            case Completes completes -> false;
            case After after -> false;
        };
    }

    /** The facts that this looks at. */
    default Set<FactName> facts() {
        EnumSet<FactName> facts = EnumSet.noneOf(FactName.class);
        for (Condition leaf : leaves()) {
            switch (leaf) {
                case FactKnown known -> facts.add(known.fact);
                case FactIn in -> facts.add(in.fact);
                case FactMatches matches -> facts.add(matches.fact);
                case EmailDomainIs domain -> facts.add(FactName.EMAIL);
                case Completes completes -> facts.addAll(completes.tally.of().facts());
                case After after -> facts.addAll(after.tally.of().facts());
                case TypeIn types -> {}
                case TextIn in -> {}
                case TextStarts starts -> {}
                case TextMatches matches -> {}
                case Property property -> {}
                case AllOf all -> {}
                case AnyOf any -> {}
                case Not not -> {}
            }
        }
        return facts;
    }

    /** The tallies that this looks at. */
    default List<Tally> tallies() {
        List<Tally> tallies = new ArrayList<>();
        for (Condition leaf : leaves()) {
            if (leaf instanceof Completes completes) {
                tallies.add(completes.tally);
            } else if (leaf instanceof After after) {
                tallies.add(after.tally);
            }
        }
        return tallies;
    }

    /** Whether some touchpoint may meet this; false only if none can. */
    default boolean isPossible() {
        return Arrays.stream(TouchpointType.values())
                .map(type -> ConditionSigns.of(this, type))
                .anyMatch(guards -> guards.always() || !guards.signs().isEmpty());
    }

    /** The conditions that are joined here, in the order in which they are written. */
    default List<Condition> leaves() {
        if (this instanceof Not not) {
            return not.condition.leaves();
        }
        List<Condition> joined = this instanceof AllOf all
                ? all.conditions
                : this instanceof AnyOf any ? any.conditions : List.<Condition>of();
        return joined.isEmpty()
                ? List.of(this)
                : joined.stream().flatMap(each -> each.leaves().stream()).toList();
    }

    private static @Nullable String text(Attribute attribute, Moment moment) {
        Touchpoint touchpoint = moment.touchpoint();
        return touchpoint == null ? null : attribute.of(touchpoint);
    }

    // Loops, not streams: these run for each rule that a touchpoint may match.

    private static boolean allHold(List<Condition> conditions, Moment moment) {
        for (Condition condition : conditions) {
            if (!condition.holds(moment)) {
                return false;
            }
        }
        return true;
    }

    private static boolean anyHolds(List<Condition> conditions, Moment moment) {
        for (Condition condition : conditions) {
            if (condition.holds(moment)) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWithAny(@Nullable String text, List<String> prefixes) {
        if (text == null) {
            return false;
        }
        for (String prefix : prefixes) {
            if (text.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
