package io.ripen.scoring.domain.model;

import io.ripen.scoring.domain.touchpoint.FactName;
import io.ripen.scoring.domain.touchpoint.Facts;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import io.ripen.scoring.domain.touchpoint.TouchpointType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rules that a moment may match, by the type of its touchpoint and by one cheap sign per rule: a moment costs
 * what the rules with its signs cost, however many others the model has.
 *
 * @param <R> what carries a condition
 */
final class RuleIndex<R> {
    private final List<R> rules;
    private final Map<TouchpointType, Shelf> shelves = new EnumMap<>(TouchpointType.class);
    private final Shelf withoutTouchpoint;

    RuleIndex(List<R> rules, Function<R, Condition> condition) {
        this.rules = List.copyOf(rules);
        for (TouchpointType type : TouchpointType.values()) {
            shelves.put(type, shelf(condition, type));
        }
        this.withoutTouchpoint = shelf(condition, null);
    }

    /** The rules that may match, in their order. Every rule that does match is among them. */
    List<R> candidates(Moment moment) {
        Touchpoint touchpoint = moment.touchpoint();
        Shelf shelf = touchpoint == null ? withoutTouchpoint : shelves.get(touchpoint.type());
        BitSet numbers = shelf == null ? new BitSet() : shelf.find(touchpoint, moment.facts());
        List<R> found = new ArrayList<>(numbers.cardinality());
        for (int i = numbers.nextSetBit(0); i >= 0; i = numbers.nextSetBit(i + 1)) {
            found.add(rules.get(i));
        }
        return found;
    }

    private Shelf shelf(Function<R, Condition> condition, @Nullable TouchpointType type) {
        Shelf shelf = new Shelf();
        for (int i = 0; i < rules.size(); i++) {
            shelf.add(ConditionSigns.of(condition.apply(rules.get(i)), type), i);
        }
        return shelf;
    }

    /** The numbers of the rules that one type of touchpoint may match, by their signs. */
    private static final class Shelf {
        private final BitSet always = new BitSet();
        private final Map<Attribute, Map<String, BitSet>> texts = new EnumMap<>(Attribute.class);
        private final Map<FactName, Map<String, BitSet>> values = new EnumMap<>(FactName.class);
        private final Map<FactName, BitSet> known = new EnumMap<>(FactName.class);
        private final PrefixTree paths = new PrefixTree();

        void add(ConditionSigns needed, int number) {
            if (needed.always()) {
                always.set(number);
            }
            for (ConditionSigns.Sign sign : needed.signs()) {
                switch (sign) {
                    case ConditionSigns.Sign.Text text -> put(texts, text.attribute(), text.value(), number);
                    case ConditionSigns.Sign.Value value -> put(values, value.fact(), value.value(), number);
                    case ConditionSigns.Sign.Known fact ->
                        known.computeIfAbsent(fact.fact(), name -> new BitSet()).set(number);
                    case ConditionSigns.Sign.PathPrefix path -> paths.add(path.prefix(), number);
                }
            }
        }

        BitSet find(@Nullable Touchpoint touchpoint, Facts facts) {
            BitSet found = (BitSet) always.clone();
            if (touchpoint != null) {
                texts.forEach((attribute, byText) -> or(found, get(byText, attribute.of(touchpoint))));
                if (touchpoint.page() != null) {
                    paths.collect(touchpoint.page().path(), found);
                }
            }
            known.forEach((fact, numbers) -> or(found, facts.value(fact) == null ? null : numbers));
            values.forEach((fact, byValue) -> {
                String value = facts.value(fact);
                or(found, get(byValue, value == null ? null : value.toLowerCase(Locale.ROOT)));
            });
            return found;
        }

        private static <K> void put(Map<K, Map<String, BitSet>> index, K key, String value, int number) {
            index.computeIfAbsent(key, each -> new HashMap<>())
                    .computeIfAbsent(value, each -> new BitSet())
                    .set(number);
        }

        private static @Nullable BitSet get(Map<String, BitSet> byText, @Nullable String text) {
            return text == null ? null : byText.get(text);
        }

        private static void or(BitSet found, @Nullable BitSet numbers) {
            if (numbers != null) {
                found.or(numbers);
            }
        }
    }
}
