package io.ripen.scoring.model;

import io.ripen.scoring.domain.model.Attribute;
import io.ripen.scoring.domain.model.Comparison;
import io.ripen.scoring.domain.model.Condition;
import io.ripen.scoring.domain.model.Moment;
import io.ripen.scoring.domain.model.Tally;
import io.ripen.scoring.domain.touchpoint.PropertyValue;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says in words what a condition asks for, and what of it a moment does not meet. */
final class ConditionText {
    private ConditionText() {}

    static String of(Condition condition) {
        return switch (condition) {
            case Condition.TypeIn types -> "type " + or(types.types().stream().map(type -> type.label()));
            case Condition.TextIn in -> in.attribute().label() + " " + or(in.values());
            case Condition.TextStarts starts -> starts.attribute().label() + " starting with " + or(starts.prefixes());
            case Condition.TextMatches matches ->
                matches.attribute().label() + " matching " + matches.pattern().source();
            case Condition.Property property -> "property " + property.name() + " " + of(property.comparison());
            case Condition.FactKnown known -> "fact " + known.fact().label();
            case Condition.FactIn in -> "fact " + in.fact().label() + " " + or(in.values());
            case Condition.FactMatches matches ->
                "fact " + matches.fact().label() + " matching "
                        + matches.pattern().source();
            case Condition.EmailDomainIs domain -> "email domain " + domain.domainClass();
            case Condition.Completes completes -> "with it " + of(completes.tally());
            case Condition.After after -> "before it " + of(after.tally());
            case Condition.AllOf all -> joined(all.conditions(), " and ");
            case Condition.AnyOf any -> joined(any.conditions(), " or ");
            case Condition.Not not -> "not " + of(not.condition());
        };
    }

    /** What is not met, of several the first; what is met gives no sensible text. */
    static String unmet(Condition condition, Moment moment) {
        Touchpoint touchpoint = moment.touchpoint();
        return switch (condition) {
            case Condition.AllOf all ->
                all.conditions().stream()
                        .filter(each -> !each.holds(moment))
                        .findFirst()
                        .map(each -> unmet(each, moment))
                        .orElse("");
            case Condition.Not not -> "must not be " + of(not.condition());
            case Condition.TextIn in -> asksFor(condition, in.attribute(), touchpoint);
            case Condition.TextStarts starts -> asksFor(condition, starts.attribute(), touchpoint);
            case Condition.TextMatches matches -> asksFor(condition, matches.attribute(), touchpoint);
            case Condition.Completes completes ->
                "needs " + of(condition) + "; is number " + counted(completes.tally(), moment, true);
            case Condition.After after ->
                "needs " + of(condition) + "; there were " + counted(after.tally(), moment, false);
            case Condition.TypeIn types -> "needs " + of(condition);
            case Condition.Property property -> "needs " + of(condition);
            case Condition.FactKnown known -> "needs " + of(condition);
            case Condition.FactIn in -> "needs " + of(condition);
            case Condition.FactMatches matches -> "needs " + of(condition);
            case Condition.EmailDomainIs domain -> "needs " + of(condition);
            case Condition.AnyOf any -> "needs " + of(condition);
        };
    }

    private static String asksFor(Condition condition, Attribute attribute, @Nullable Touchpoint touchpoint) {
        String text = touchpoint == null ? null : attribute.of(touchpoint);
        return "needs " + of(condition) + "; is " + (text == null ? "absent" : text);
    }

    private static int counted(Tally tally, Moment moment, boolean withIt) {
        return moment.touchpoint() == null ? 0 : moment.counts().of(tally, moment.touchpoint(), withIt);
    }

    private static String of(Tally tally) {
        return tally.atLeast() + " within " + tally.within()
                + (tally.same() == null ? "" : ", same " + tally.same().label())
                + (tally.distinct() == null
                        ? ""
                        : ", distinct " + tally.distinct().label())
                + ", of: " + of(tally.of());
    }

    private static String of(Comparison comparison) {
        return switch (comparison) {
            case Comparison.OneOf oneOf -> or(oneOf.values().stream().map(ConditionText::of));
            case Comparison.NoneOf noneOf ->
                "other than " + or(noneOf.values().stream().map(ConditionText::of));
            case Comparison.AtLeast atLeast -> "at least " + atLeast.bound().toPlainString();
            case Comparison.AtMost atMost -> "at most " + atMost.bound().toPlainString();
            case Comparison.Starts starts -> "starting with " + or(starts.prefixes());
            case Comparison.Matches matches -> "matching " + matches.pattern().source();
        };
    }

    private static String of(PropertyValue value) {
        return switch (value) {
            case PropertyValue.Text text -> '"' + text.value() + '"';
            case PropertyValue.Numeric number -> number.value().toPlainString();
            case PropertyValue.Flag flag -> String.valueOf(flag.value());
        };
    }

    private static String joined(List<Condition> conditions, String word) {
        return conditions.stream().map(ConditionText::of).collect(Collectors.joining(word, "(", ")"));
    }

    private static String or(Collection<String> texts) {
        return or(texts.stream());
    }

    private static String or(Stream<String> texts) {
        return texts.sorted().collect(Collectors.joining(" or "));
    }
}
