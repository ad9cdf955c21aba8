package io.ripen.scoring.domain.model;

import io.ripen.scoring.domain.touchpoint.FactName;
import io.ripen.scoring.domain.touchpoint.TouchpointType;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Cheap signs of which at least one must be there for a condition to hold. They let rules be found by look-up.
 *
 * @param always whether the condition may hold without any sign
 * @param signs the signs; empty without {@code always}: the condition cannot hold
 */
record ConditionSigns(boolean always, List<ConditionSigns.Sign> signs) {
    /** A sign. */
    sealed interface Sign {
        /** An attribute is this text. */
        record Text(Attribute attribute, String value) implements Sign {}

        /** The path starts so. */
        record PathPrefix(String prefix) implements Sign {}

        /** A fact is known. */
        record Known(FactName fact) implements Sign {}

        /** A fact is this text, in lower case. */
        record Value(FactName fact, String value) implements Sign {}
    }

    private static final Set<Attribute> COARSE = Set.of(Attribute.SITE, Attribute.HOST, Attribute.PHASE);
    private static final ConditionSigns ALWAYS = new ConditionSigns(true, List.of());
    private static final ConditionSigns NEVER = new ConditionSigns(false, List.of());

    /** The signs of a condition for touchpoints of a type; null where there is no touchpoint. */
    static ConditionSigns of(Condition condition, @Nullable TouchpointType type) {
        return switch (condition) {
            case Condition.TypeIn types -> type != null && types.types().contains(type) ? ALWAYS : NEVER;
            case Condition.FactKnown known -> only(new Sign.Known(known.fact()));
            case Condition.FactIn in -> any(in.values().stream().map(value -> new Sign.Value(in.fact(), value)));
            case Condition.FactMatches matches -> only(new Sign.Known(matches.fact()));
            case Condition.EmailDomainIs domain -> only(new Sign.Known(FactName.EMAIL));
            case Condition.AllOf all -> strictest(all.conditions(), type);
            case Condition.AnyOf any -> union(any.conditions(), type);
            case Condition.Not not -> ALWAYS;
            case Condition.TextIn in -> type == null ? NEVER : texts(in.attribute(), in.values());
            case Condition.TextStarts starts -> type == null ? NEVER : prefixes(starts);
            case Condition.TextMatches matches -> type == null ? NEVER : ALWAYS;
            case Condition.Property property -> type == null ? NEVER : ALWAYS;
            case Condition.Completes completes ->
                type == null ? NEVER : of(completes.tally().of(), type);
            case Condition.After after -> type == null ? NEVER : ALWAYS;
        };
    }

    private static ConditionSigns texts(Attribute attribute, Set<String> values) {
        return any(values.stream().map(value -> new Sign.Text(attribute, value)));
    }

    private static ConditionSigns prefixes(Condition.TextStarts starts) {
        return starts.attribute() == Attribute.PATH
                ? any(starts.prefixes().stream().map(Sign.PathPrefix::new))
                : ALWAYS;
    }

    /** Any member's signs guard the whole: those that let the fewest moments through. */
    private static ConditionSigns strictest(List<Condition> conditions, @Nullable TouchpointType type) {
        ConditionSigns best = ALWAYS;
        for (Condition condition : conditions) {
            ConditionSigns ofMember = of(condition, type);
            if (!ofMember.always && (best.always || ofMember.weight() < best.weight())) {
                best = ofMember;
            }
        }
        return best;
    }

    /** A rough measure of how many moments have one of the signs. */
    private int weight() {
        return signs.stream().mapToInt(ConditionSigns::weight).sum();
    }

    private static int weight(Sign sign) {
        return switch (sign) {
            case Sign.Known known -> 100;
            case Sign.Text text -> COARSE.contains(text.attribute()) ? 20 : 1;
            case Sign.PathPrefix path -> 1;
            case Sign.Value value -> 1;
        };
    }

    private static ConditionSigns union(List<Condition> conditions, @Nullable TouchpointType type) {
        List<ConditionSigns> members =
                conditions.stream().map(condition -> of(condition, type)).toList();
        return members.stream().anyMatch(ConditionSigns::always)
                ? ALWAYS
                : any(members.stream().flatMap(member -> member.signs.stream()));
    }

    private static ConditionSigns only(Sign sign) {
        return new ConditionSigns(false, List.of(sign));
    }

    private static ConditionSigns any(Stream<? extends Sign> signs) {
        return new ConditionSigns(
                false, signs.<Sign>map(sign -> sign).distinct().toList());
    }
}
