package io.ripen.lifecycle.domain;

import io.ripen.lifecycle.domain.sla.BusinessCalendar;
import io.ripen.lifecycle.domain.sla.Holidays;
import io.ripen.lifecycle.domain.sla.Hours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Builds stage models in the words of the test. */
final class Model {
    static final BusinessCalendar ALWAYS = new BusinessCalendar(
            ZoneOffset.UTC,
            Arrays.stream(DayOfWeek.values()).collect(Collectors.toMap(day -> day, day -> List.of(new Hours(0, 1440)))),
            Holidays.NONE);

    private Model() {}

    static StageModel of(Stage... stages) {
        return new StageModel("m", 1, List.of(stages), Map.of(), List.of(), ALWAYS, List.of());
    }

    static Stage stage(String name, TransitionRule... ways) {
        return new Stage(name, List.of(ways), Map.of(), OnEntry.NOTHING, false);
    }

    static Stage end(String name, TransitionRule... ways) {
        return new Stage(name, List.of(ways), Map.of(), OnEntry.NOTHING, true);
    }

    static Stage saying(String name, Verb verb, Effect effect, TransitionRule... ways) {
        return new Stage(name, List.of(ways), Map.of(verb, effect), OnEntry.NOTHING, false);
    }

    static TransitionRule way(Condition when, String... from) {
        return new TransitionRule(List.of(from), when, Duration.ZERO, 0);
    }

    static TransitionRule way(int priority, Condition when, String... from) {
        return new TransitionRule(List.of(from), when, Duration.ZERO, priority);
    }

    static TransitionRule after(Duration dwell, Condition when, String... from) {
        return new TransitionRule(List.of(from), when, dwell, 0);
    }

    static Condition score(Comparison comparison, String limit) {
        return new Condition.Points(Axis.SCORE, comparison, new java.math.BigDecimal(limit));
    }
}
