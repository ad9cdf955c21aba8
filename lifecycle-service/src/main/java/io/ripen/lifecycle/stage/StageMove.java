package io.ripen.lifecycle.stage;

import io.ripen.contracts.stage.StageChanged;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * A way from a stage to the next; {@code from} is empty for a lead that comes in, {@code to} for one that is erased.
 */
record StageMove(String from, String to) implements Comparable<StageMove> {

    /** How many times leads went each way, by steps and by departures of leads that were erased. */
    static SequencedMap<StageMove, Long> count(List<StageChanged> steps, List<StageMove> departures) {
        SequencedMap<StageMove, Long> flows = new TreeMap<>();
        steps.forEach(step ->
                flows.merge(new StageMove(Objects.requireNonNullElse(step.from(), ""), step.to()), 1L, Long::sum));
        departures.forEach(way -> flows.merge(way, 1L, Long::sum));
        return flows;
    }

    @Override
    public int compareTo(StageMove other) {
        int byOrigin = from.compareTo(other.from);
        return byOrigin == 0 ? to.compareTo(other.to) : byOrigin;
    }
}
