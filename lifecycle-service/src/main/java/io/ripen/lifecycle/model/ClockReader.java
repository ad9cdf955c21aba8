package io.ripen.lifecycle.model;

import io.ripen.definitions.YamlNode;
import io.ripen.lifecycle.domain.Verb;
import io.ripen.lifecycle.domain.sla.BusinessCalendar;
import io.ripen.lifecycle.domain.sla.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the times that sales agreed to. */
final class ClockReader {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,63}");
    private static final List<String> VERBS =
            Arrays.stream(Verb.values()).map(Verb::word).toList();

    private ClockReader() {}

    static List<Clock> read(YamlNode node, BusinessCalendar calendar) {
        List<Clock> clocks = new ArrayList<>();
        for (YamlNode item : node.items()) {
            Clock clock = clock(item.mapping().only(Shape.CLOCK.keys()), calendar);
            if (clocks.stream().anyMatch(other -> other.name().equals(clock.name()))) {
                throw item.refused("there are two clocks '" + clock.name() + "'");
            }
            clocks.add(clock);
        }
        return clocks;
    }

    private static Clock clock(YamlNode.Mapping clock, BusinessCalendar calendar) {
        Duration within = Numbers.period(clock.required("within"), calendar.day());
        if (within.isZero()) {
            throw clock.required("within").refused("the agreed time must be longer than nothing");
        }
        Duration notice = period(clock, "due-before", calendar);
        if (notice.compareTo(within) >= 0) {
            throw clock.required("due-before").refused("'due-before' must be shorter than 'within'");
        }
        return new Clock(
                StageFile.name(clock.required("name"), NAME, "lower-case letters, digits and hyphens"),
                within,
                notice,
                period(clock, "grace", calendar),
                period(clock, "escalate-after", calendar),
                clock.optional("attempts")
                        .map(node -> Numbers.wholeFrom(1, node))
                        .orElse(1),
                clock.required("met-by").items().stream()
                        .map(verb -> verb.oneOf(VERBS))
                        .collect(Collectors.toSet()),
                metIn(clock).map(YamlNode::text).collect(Collectors.toSet()));
    }

    /** Refuses clocks that stages meet of which there is none. */
    static void check(YamlNode clocks, List<String> stages) {
        clocks.items().forEach(clock -> metIn(clock.mapping()).forEach(stage -> stage.oneOf(stages)));
    }

    private static Stream<YamlNode> metIn(YamlNode.Mapping clock) {
        return clock.optional("met-in").stream().flatMap(stages -> stages.items().stream());
    }

    private static Duration period(YamlNode.Mapping clock, String key, BusinessCalendar calendar) {
        return clock.optional(key)
                .map(node -> Numbers.period(node, calendar.day()))
                .orElse(Duration.ZERO);
    }
}
