package io.ripen.scoring.model;

import io.ripen.definitions.Spelling;
import io.ripen.definitions.YamlNode;
import io.ripen.definitions.YamlNode.Mapping;
import io.ripen.scoring.domain.fold.Line;
import io.ripen.scoring.domain.model.Bands;
import io.ripen.scoring.domain.model.EngagementRule;
import io.ripen.scoring.domain.model.FitRule;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the examples of a model file. Rules, bands and counters that they name must be those of the model. */
final class ExampleReader {
    private final Map<String, String> bands;
    private final Set<String> rules;
    private final Set<String> counters;

    ExampleReader(ScoringModel model) {
        this.bands = model.fitBands().bands().stream()
                .map(Bands.Band::name)
                .flatMap(fit -> model.engagementBands().bands().stream().map(engagement -> fit + engagement.name()))
                .distinct()
                .collect(Collectors.toMap(Function.identity(), Function.identity()));
        this.rules = Stream.of(
                        model.fit().rules().stream().map(FitRule::id),
                        model.engagement().rules().stream().map(EngagementRule::id),
                        Stream.of(Line.CAP))
                .flatMap(Function.identity())
                .collect(Collectors.toSet());
        this.counters = model.engagement().rules().stream()
                .flatMap(rule -> rule.counters().stream())
                .collect(Collectors.toSet());
    }

    List<Example> read(YamlNode node) {
        Set<String> names = new HashSet<>();
        List<Example> examples = new ArrayList<>();
        for (YamlNode item : Reading.items(node, "'examples'")) {
            Mapping mapping = Reading.mapping(item, Shape.EXAMPLE);
            YamlNode name = Reading.required(mapping, "name", Shape.EXAMPLE);
            if (!names.add(Reading.text(name, "'name'"))) {
                throw name.refused("there is another example with this name");
            }
            examples.add(example(mapping));
        }
        return examples;
    }

    private Example example(Mapping mapping) {
        YamlNode history = Reading.required(mapping, "touchpoints", Shape.EXAMPLE);
        List<Touchpoint> touchpoints = new ArrayList<>();
        for (YamlNode item : Reading.items(history, "'touchpoints'")) {
            touchpoints.add(ExampleTouchpointReader.read(item, touchpoints.size() + 1));
        }
        Touchpoint last = touchpoints.stream()
                .max((a, b) -> a.key().compareTo(b.key()))
                .orElseThrow(() -> history.refused("'touchpoints' must not be empty"));
        YamlNode at = Reading.member(mapping, "at");
        if (at != null && ExampleTouchpointReader.at(at).isBefore(last.occurredAt())) {
            throw at.refused("'at' must not lie before the last touchpoint");
        }
        return new Example(
                mapping.place(),
                Reading.requiredText(mapping, "name", Shape.EXAMPLE),
                touchpoints,
                at == null ? last.occurredAt() : ExampleTouchpointReader.at(at),
                expected(Reading.required(mapping, "expect", Shape.EXAMPLE)));
    }

    private Example.Expected expected(YamlNode node) {
        Mapping mapping = Reading.mapping(node, Shape.EXAMPLE_EXPECT);
        if (mapping.members().isEmpty()) {
            throw mapping.refused("'expect' needs at least one of: " + Reading.list(Shape.EXAMPLE_EXPECT.keys()));
        }
        Map<String, YamlNode> members = mapping.values();
        YamlNode band = members.get("band");
        return new Example.Expected(
                points(members.get("fit")),
                points(members.get("engagement")),
                points(members.get("total")),
                band == null ? null : Reading.oneOf(band, "band", bands),
                numbers(members.get("lines"), "rule", rules, ExampleReader::hundredths),
                numbers(members.get("interests"), "topic", null, ExampleReader::hundredths),
                numbers(
                        members.get("counters"),
                        "counter",
                        counters,
                        value -> Reading.whole(value, "a counter", 0, Integer.MAX_VALUE)));
    }

    /** Numbers under names; the names are free if none are given. */
    private static @Nullable Map<String, Long> numbers(
            @Nullable YamlNode node, String what, @Nullable Set<String> allowed, Function<YamlNode, Long> number) {
        if (node == null) {
            return null;
        }
        Map<String, Long> numbers = new HashMap<>();
        Mapping mapping = Reading.anyMapping(node, "the " + what + "s");
        mapping.values().forEach((key, value) -> {
            if (allowed != null && !allowed.contains(key)) {
                throw Reading.keyProblem(
                        mapping,
                        key,
                        "unknown " + what + " '" + key + "'" + Spelling.hint(key, allowed) + "; allowed: "
                                + (allowed.isEmpty()
                                        ? "none, as the model has no " + what + "s"
                                        : Reading.list(allowed)));
            }
            numbers.put(key, number.apply(value));
        });
        return Map.copyOf(numbers);
    }

    private static @Nullable Long points(@Nullable YamlNode node) {
        return node == null ? null : (Long) hundredths(node);
    }

    private static long hundredths(YamlNode node) {
        BigDecimal points = Reading.number(node, "points");
        try {
            return points.movePointRight(2).longValueExact();
        } catch (ArithmeticException e) {
            throw node.refused("points have at most two decimals, not '" + points.toPlainString() + "'");
        }
    }
}
