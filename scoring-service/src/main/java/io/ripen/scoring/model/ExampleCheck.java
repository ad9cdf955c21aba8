package io.ripen.scoring.model;

import io.ripen.scoring.domain.fold.Evaluation;
import io.ripen.scoring.domain.fold.Fold;
import io.ripen.scoring.domain.fold.FoldedHistory;
import io.ripen.scoring.domain.fold.Line;
import io.ripen.scoring.domain.model.Points;
import io.ripen.scoring.domain.model.ScoringModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Scores an example and says what came out otherwise than expected. */
final class ExampleCheck {
    private final List<String> differences = new ArrayList<>();

    private ExampleCheck() {}

    /** What is different; empty if all is as expected. */
    static List<String> differences(Example example, ScoringModel model) {
        FoldedHistory folded = Fold.fold(example.touchpoints(), model);
        Evaluation evaluation = Evaluation.of(folded, example.at(), model);
        ExampleCheck check = new ExampleCheck();
        check.compare(example.expected(), evaluation, folded);
        return check.differences;
    }

    /** Points by rule, as a receipt has them. */
    static Map<String, Long> byRule(List<Line> lines) {
        return lines.stream()
                .collect(Collectors.groupingBy(Line::rule, TreeMap::new, Collectors.summingLong(Line::points)));
    }

    private void compare(Example.Expected expected, Evaluation evaluation, FoldedHistory folded) {
        Function<Long, String> points =
                hundredths -> Points.toDecimal(hundredths).toPlainString();
        compare("fit", expected.fit(), evaluation.score().fit(), points);
        compare("engagement", expected.engagement(), evaluation.score().engagement(), points);
        compare("total", expected.total(), evaluation.score().total(), points);
        compare("band", expected.band(), evaluation.score().band(), Function.identity());
        compareAll("line", expected.lines(), byRule(evaluation.lines()), points);
        compareAll("interest", expected.interests(), evaluation.interests().topics(), points);
        Map<String, Long> counters = new TreeMap<>();
        folded.counters().forEach((counter, count) -> counters.put(counter, (long) count));
        compareAll("counter", expected.counters(), counters, String::valueOf);
    }

    private <T> void compare(String what, @Nullable T expected, T found, Function<T, String> shown) {
        if (expected != null && !expected.equals(found)) {
            differences.add(what + " is " + shown.apply(found) + ", expected " + shown.apply(expected));
        }
    }

    private void compareAll(
            String what, @Nullable Map<String, Long> expected, Map<String, Long> found, Function<Long, String> shown) {
        if (expected == null) {
            return;
        }
        TreeSet<String> names = new TreeSet<>(expected.keySet());
        names.addAll(found.keySet());
        for (String name : names) {
            Long wanted = expected.get(name);
            Long is = found.get(name);
            if (wanted == null) {
                differences.add(
                        what + " " + name + " is " + (is == null ? "absent" : shown.apply(is)) + ", expected none");
            } else if (is == null) {
                differences.add(what + " " + name + " is absent, expected " + shown.apply(wanted));
            } else {
                compare(what + " " + name, wanted, is, shown);
            }
        }
    }
}
