package io.ripen.scoring.domain.model;

import io.ripen.scoring.domain.touchpoint.PropertyValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a property is compared with. An absent property satisfies no comparison. */
public sealed interface Comparison {
    /** Is one of these values. */
    record OneOf(Set<PropertyValue> values) implements Comparison {
        /** Copies the set. */
        public OneOf {
            values = Set.copyOf(values);
        }
    }

    /** Is present and none of these values. */
    record NoneOf(Set<PropertyValue> values) implements Comparison {
        /** Copies the set. */
        public NoneOf {
            values = Set.copyOf(values);
        }
    }

    /** Is a number and not less. */
    record AtLeast(BigDecimal bound) implements Comparison {}

    /** Is a number and not more. */
    record AtMost(BigDecimal bound) implements Comparison {}

    /** Is a text that starts with one of these. */
    record Starts(List<String> prefixes) implements Comparison {
        /** Copies the list. */
        public Starts {
            prefixes = List.copyOf(prefixes);
        }
    }

    /** Is a text in which the pattern is found. */
    record Matches(TextPattern pattern) implements Comparison {}

    /** Whether a property's value satisfies this. */
    default boolean accepts(@Nullable PropertyValue value) {
        if (value == null) {
            return false;
        }
        return switch (this) {
            case OneOf oneOf -> oneOf.values.contains(value);
            case NoneOf noneOf -> !noneOf.values.contains(value);
            case AtLeast atLeast ->
                value instanceof PropertyValue.Numeric number && number.value().compareTo(atLeast.bound) >= 0;
            case AtMost atMost ->
                value instanceof PropertyValue.Numeric number && number.value().compareTo(atMost.bound) <= 0;
            case Starts starts ->
                value instanceof PropertyValue.Text text
                        && starts.prefixes.stream().anyMatch(text.value()::startsWith);
            case Matches matches -> value instanceof PropertyValue.Text text && matches.pattern.isIn(text.value());
        };
    }
}
