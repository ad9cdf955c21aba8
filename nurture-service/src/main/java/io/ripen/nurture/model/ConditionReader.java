package io.ripen.nurture.model;

import io.ripen.definitions.YamlNode;
import io.ripen.nurture.domain.Condition;
import io.ripen.nurture.domain.consent.ConsentStatus;
import java.util.List;
import java.util.Map;

/** Reads conditions: each a mapping with one key. */
final class ConditionReader {
    private final ConsentStatus needed;

    /** A reader for an installation whose rules ask a marketing mail for this consent at least. */
    ConditionReader(ConsentStatus needed) {
        this.needed = needed;
    }

    Condition read(YamlNode node) {
        Map.Entry<String, YamlNode.Member> only = node.mapping().single(Shape.CONDITION.keys());
        YamlNode value = only.getValue().value();
        return switch (only.getKey()) {
            case "all" -> new Condition.All(parts(value));
            case "any" -> new Condition.Any(parts(value));
            case "not" -> new Condition.Not(read(value));
            case "in-stage" -> new Condition.InStage(Values.set(value, Values::stage));
            case "score-at-least" -> new Condition.ScoreAtLeast(Values.points(value));
            case "interest" -> interest(value.mapping().only(Shape.INTEREST.keys()));
            case "knows" -> new Condition.Knows(Values.set(value, Values::fact));
            case "agreed" -> agreed(value.mapping().only(Shape.AGREED.keys()));
            case "used" -> used(value.mapping().only(Shape.USED.keys()));
            default -> throw new IllegalStateException("the shape of conditions has a word without a meaning");
        };
    }

    private List<Condition> parts(YamlNode node) {
        return node.items().stream().map(this::read).toList();
    }

    private static Condition interest(YamlNode.Mapping interest) {
        return new Condition.InterestAtLeast(
                interest.required("topic").text(), Values.points(interest.required("at-least")));
    }

    private Condition agreed(YamlNode.Mapping agreed) {
        return new Condition.Agreed(
                Values.purpose(agreed.required("purpose")), Values.consent(agreed.required("at-least"), needed));
    }

    private static Condition used(YamlNode.Mapping used) {
        return new Condition.Used(
                used.required("type").text(),
                used.optional("topic").map(YamlNode::text).orElse(null));
    }
}
