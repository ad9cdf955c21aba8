package io.ripen.scoring.model;

import io.ripen.definitions.YamlNode;
import io.ripen.definitions.YamlNode.Mapping;
import io.ripen.definitions.YamlNode.Scalar;
import io.ripen.scoring.domain.model.Limit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads how often a rule may award. */
final class LimitReader {
    private static final int MOST_TIMES = 1000;
    private static final Limit FIRST = new Limit.Lifetime(1);

    private LimitReader() {}

    /** One limit, several, or none where there is no node. */
    static List<Limit> read(@Nullable YamlNode node) {
        if (node == null) {
            return List.of();
        }
        if (node instanceof Scalar) {
            return Reading.oneOf(node, "limit", Map.of("each", List.of(), "first", List.of(FIRST)));
        }
        if (node instanceof YamlNode.Sequence sequence) {
            return sequence.elements().stream().map(LimitReader::limit).toList();
        }
        return List.of(limit(node));
    }

    private static Limit limit(YamlNode node) {
        if (node instanceof Scalar) {
            return Reading.oneOf(node, "limit in a list", Map.of("first", FIRST));
        }
        Mapping mapping = Reading.mapping(node, Shape.LIMIT);
        if (mapping.members().keySet().equals(Set.of("times", "per"))) {
            return new Limit.PerPeriod(
                    (int) Reading.whole(Reading.required(mapping, "times", Shape.LIMIT), "'times'", 1, MOST_TIMES),
                    Reading.period(Reading.required(mapping, "per", Shape.LIMIT), "'per'"));
        }
        if (mapping.members().containsKey("times") || mapping.members().containsKey("per")) {
            throw mapping.refused("'times' and 'per' go together and alone, as in {times: 10, per: P1D}");
        }
        Map.Entry<String, YamlNode> single = Reading.single(mapping, Shape.LIMIT);
        return single.getKey().equals("cool-down")
                ? new Limit.CoolDown(Reading.period(single.getValue(), "'cool-down'"))
                : new Limit.Lifetime((int) Reading.whole(single.getValue(), "'lifetime'", 1, Integer.MAX_VALUE));
    }
}
