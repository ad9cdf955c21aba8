package io.ripen.lifecycle.domain.kpi;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What has to be remembered of a lead so that its next event can be counted.
 *
 * @param sequence number of the last event that was counted
 * @param stay where it stands; absent where that is not known
 * @param reached when it first entered each stage
 * @param breached clocks that ran out, as {@code stage/clock/attempt}
 * @param erased whether it was forgotten: nothing of it is counted any more
 */
public record LeadMemory(
        long sequence, @Nullable Standing stay, Map<String, Standing> reached, Set<String> breached, boolean erased) {

    /** Nothing has happened. */
    public static final LeadMemory NONE = new LeadMemory(0, null, Map.of(), Set.of(), false);

    /** Copies the collections. */
    public LeadMemory {
        reached = Map.copyOf(reached);
        breached = Set.copyOf(breached);
    }

    /**
     * A stage that was entered.
     *
     * @param stage its name
     * @param since when
     * @param belonging whence the lead came and whose it was then
     */
    public record Standing(String stage, Instant since, Belonging belonging) {}

    LeadMemory at(long last) {
        return new LeadMemory(last, stay, reached, breached, erased);
    }

    LeadMemory with(Set<String> clocks) {
        return new LeadMemory(sequence, stay, reached, clocks, erased);
    }
}
