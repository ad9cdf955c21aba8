package io.ripen.systemtests.torture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What came of a run, to be printed.
 *
 * @param plan its plan, with the seed that repeats it
 * @param scheduled how many faults the seed's schedule has
 * @param faults how many were done, by kind
 * @param counts what there was of everything, in the order of telling
 * @param broken what broke each promise, by its words; kept ones have none
 * @param took how long all of it took
 */
public record Report(
        TorturePlan plan,
        int scheduled,
        Map<String, Integer> faults,
        Map<String, Long> counts,
        Map<String, List<String>> broken,
        Duration took) {
    private static final int MOST_SHOWN = 8;

    /** Copies the collections and keeps their order. */
    public Report {
        faults = new LinkedHashMap<>(faults);
        counts = new LinkedHashMap<>(counts);
        broken = new LinkedHashMap<>(broken);
    }

    /** Whether every promise was kept. */
    public boolean isGood() {
        return broken.values().stream().allMatch(List::isEmpty);
    }

    /** For a person to read. */
    public String text() {
        List<String> lines = new ArrayList<>();
        lines.add("seed %d, %d min under load, %d s in all"
                .formatted(plan.seed(), plan.length().toMinutes(), took.toSeconds()));
        lines.add("faults  " + scheduled + " scheduled, done: "
                + faults.entrySet().stream()
                        .map(fault -> fault.getKey() + " " + fault.getValue())
                        .collect(Collectors.joining(", ")));
        lines.add("counts  "
                + counts.entrySet().stream()
                        .map(count -> count.getKey() + " " + count.getValue())
                        .collect(Collectors.joining(", ")));
        broken.forEach((words, evidence) -> {
            lines.add((evidence.isEmpty() ? "kept    " : "BROKEN  ") + words);
            evidence.stream().limit(MOST_SHOWN).forEach(line -> lines.add("          " + line));
            if (evidence.size() > MOST_SHOWN) {
                lines.add("          and " + (evidence.size() - MOST_SHOWN) + " more");
            }
        });
        lines.add(
                isGood()
                        ? "verdict nothing lost, nothing twice"
                        : "verdict BROKEN; the same faults again: ./ripen torture --minutes %d --seed %d"
                                .formatted(plan.length().toMinutes(), plan.seed()));
        return String.join("\n", lines);
    }
}
