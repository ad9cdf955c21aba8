package io.ripen.systemtests.torture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of a run that starts and stops instances under load, to be printed.
 *
 * @param steps one after the other
 * @param acknowledged touchpoints that were answered 202
 * @param broken what broke each promise, by its words; kept ones have none
 */
public record ScalingReport(List<Step> steps, int acknowledged, Map<String, List<String>> broken) {

    /**
     * One step, from the moment instances were started or asked to end until the next step.
     *
     * @param name what was done
     * @param mostBehind records before all lanes together at the worst moment
     * @param behindAtEnd the same at the step's end
     * @param untilScore the longest that a touchpoint of this step waited for its score
     * @param untilStage the longest that one waited for the change of stage that it caused
     * @param untilMail the longest that one waited for the event of the mail that it caused
     */
    public record Step(
            String name,
            long mostBehind,
            long behindAtEnd,
            Duration untilScore,
            Duration untilStage,
            Duration untilMail) {
        /** The longest of the three. */
        public Duration longest() {
            return List.of(untilScore, untilStage, untilMail).stream()
                    .max(Duration::compareTo)
                    .orElseThrow();
        }
    }

    /** Copies the collections and keeps their order. */
    public ScalingReport {
        steps = List.copyOf(steps);
        broken = new LinkedHashMap<>(broken);
    }

    /** For a person to read. */
    public String text() {
        List<String> lines = new ArrayList<>();
        lines.add("%-34s %12s %10s %11s %11s %11s"
                .formatted("step", "most behind", "at its end", "until score", "until stage", "until mail"));
        steps.forEach(step -> lines.add("%-34s %12d %10d %9d ms %8d ms %8d ms"
                .formatted(
                        step.name(),
                        step.mostBehind(),
                        step.behindAtEnd(),
                        step.untilScore().toMillis(),
                        step.untilStage().toMillis(),
                        step.untilMail().toMillis())));
        lines.add(acknowledged + " touchpoints acknowledged");
        broken.forEach((words, evidence) -> {
            lines.add((evidence.isEmpty() ? "kept    " : "BROKEN  ") + words);
            evidence.forEach(line -> lines.add("          " + line));
        });
        return String.join("\n", lines);
    }
}
