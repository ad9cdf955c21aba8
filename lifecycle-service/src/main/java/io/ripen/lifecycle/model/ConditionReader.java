package io.ripen.lifecycle.model;

import io.ripen.definitions.YamlNode;
import io.ripen.lifecycle.domain.Axis;
import io.ripen.lifecycle.domain.Bant;
import io.ripen.lifecycle.domain.Comparison;
import io.ripen.lifecycle.domain.Condition;
import io.ripen.lifecycle.domain.Fact;
import io.ripen.lifecycle.domain.Tally;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads the conditions of a stage file. */
final class ConditionReader {
    private static final String ANY_TOPIC = "any";
    private static final SequencedMap<String, Axis> AXES = byWord(Axis.values(), Axis::word);
    private static final SequencedMap<String, Comparison> COMPARISONS = byWord(Comparison.values(), Comparison::word);
    private static final SequencedMap<String, Fact> FACTS = byWord(Fact.values(), Fact::word);
    private static final SequencedMap<String, Bant> QUESTIONS = byWord(Bant.values(), Bant::word);
    private static final SequencedMap<String, Tally> TALLIES = byWord(Tally.values(), Tally::word);
    private static final Set<String> BANDS = Stream.of("A", "B", "C", "D")
            .flatMap(fit -> IntStream.rangeClosed(1, 4).mapToObj(engagement -> fit + engagement))
            .collect(Collectors.toCollection(LinkedHashSet::new));

    private final Set<String> counters;
    private final SequencedMap<String, Function<YamlNode, Condition>> kinds = new LinkedHashMap<>();

    /** Reads conditions that may ask for these counters. */
    ConditionReader(Set<String> counters) {
        this.counters = counters;
        AXES.forEach((word, axis) -> kinds.put(word, node -> points(axis, node)));
        kinds.put("band", ConditionReader::band);
        kinds.put("fact", node -> new Condition.FactKnown(required(FACTS, node)));
        kinds.put("interest", ConditionReader::interest);
        kinds.put("counter", this::counter);
        kinds.put("contacted", ConditionReader::contacted);
        kinds.put("settled", ConditionReader::settled);
        TALLIES.forEach((word, tally) -> kinds.put(word, node -> own(tally, node)));
        kinds.put("been", node -> new Condition.Been(node.text()));
        kinds.put("all", node -> new Condition.All(several(node)));
        kinds.put("any", node -> new Condition.AnyOf(several(node)));
        kinds.put("not", node -> new Condition.Not(read(node)));
    }

    /** The kinds of conditions, by the words in stage files. */
    static Set<String> words() {
        return new ConditionReader(Set.of()).kinds.keySet();
    }

    /** Reads one condition: a single key that says its kind. */
    Condition read(YamlNode node) {
        Map.Entry<String, YamlNode.Member> kind = node.mapping().single(kinds.keySet());
        return required(kinds, kind.getKey()).apply(kind.getValue().value());
    }

    private List<Condition> several(YamlNode node) {
        return node.items().stream().map(this::read).toList();
    }

    private static Condition points(Axis axis, YamlNode node) {
        Map.Entry<String, YamlNode.Member> limit = node.mapping().single(COMPARISONS.keySet());
        return new Condition.Points(
                axis,
                required(COMPARISONS, limit.getKey()),
                Numbers.points(limit.getValue().value()));
    }

    private static Condition band(YamlNode node) {
        return new Condition.BandIn(
                node.items().stream().map(band -> band.oneOf(BANDS)).collect(Collectors.toSet()));
    }

    private static Condition interest(YamlNode node) {
        return node.text().equals(ANY_TOPIC) ? new Condition.AnyInterest() : new Condition.InterestIn(node.text());
    }

    private static Condition contacted(YamlNode node) {
        Condition contacted = new Condition.Contacted();
        return Numbers.flag(node) ? contacted : new Condition.Not(contacted);
    }

    private static Condition settled(YamlNode node) {
        return new Condition.Settled(
                node.items().stream().map(each -> required(QUESTIONS, each)).collect(Collectors.toSet()));
    }

    private static Condition own(Tally tally, YamlNode node) {
        Map.Entry<String, YamlNode.Member> limit = node.mapping().single(COMPARISONS.keySet());
        return new Condition.Own(
                tally,
                required(COMPARISONS, limit.getKey()),
                Numbers.wholeFrom(0, limit.getValue().value()));
    }

    private Condition counter(YamlNode node) {
        Set<String> keys = new LinkedHashSet<>(List.of("name"));
        keys.addAll(COMPARISONS.keySet());
        YamlNode.Mapping mapping = node.mapping().only(keys);
        String name = mapping.required("name").oneOf(counters);
        List<Comparison> named = COMPARISONS.entrySet().stream()
                .filter(comparison -> mapping.optional(comparison.getKey()).isPresent())
                .map(Map.Entry::getValue)
                .toList();
        if (named.size() != 1) {
            throw mapping.refused("exactly one of these keys belongs here: " + String.join(", ", COMPARISONS.keySet()));
        }
        Comparison comparison = named.getFirst();
        return new Condition.Count(name, comparison, Numbers.wholeFrom(0, mapping.required(comparison.word())));
    }

    /** A fact by its word. */
    static Fact fact(YamlNode node) {
        return required(FACTS, node);
    }

    private static <V> V required(Map<String, V> words, YamlNode node) {
        return required(words, node.oneOf(words.keySet()));
    }

    private static <V> V required(Map<String, V> words, String word) {
        V value = words.get(word);
        if (value == null) {
            throw new IllegalStateException("the word '" + word + "' was checked before");
        }
        return value;
    }

    private static <V> SequencedMap<String, V> byWord(V[] values, Function<V, String> word) {
        SequencedMap<String, V> words = new LinkedHashMap<>();
        Arrays.stream(values).forEach(value -> words.put(word.apply(value), value));
        return words;
    }
}
