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
 * @param breaches what was counted of these, as {@code stage/clock/attempt/due}; absent where an earlier version counted it
 * @param open clocks that are known to have run in time, in the same form, with when they were started; absent where an earlier
 *     version counted
 * @param erased whether nothing is remembered of it, and nothing counted any more
 * @param erasedAt when the lead was forgotten; events of before may still be on their way. Absent where it was not, and in
 *     memories of earlier versions
 */
public record LeadMemory(
        long sequence,
        @Nullable Standing stay,
        Map<String, Standing> reached,
        Set<String> breached,
        @Nullable Map<String, Breach> breaches,
        @Nullable Map<String, Instant> open,
        boolean erased,
        @Nullable Instant erasedAt) {

    /** Nothing has happened. */
    public static final LeadMemory NONE = new LeadMemory(0, null, Map.of(), Set.of(), Map.of(), Map.of(), false, null);

    /** Copies the collections. */
    public LeadMemory {
        reached = Map.copyOf(reached);
        breached = Set.copyOf(breached);
        breaches = breaches == null ? Map.of() : Map.copyOf(breaches);
        open = open == null ? Map.of() : Map.copyOf(open);
    }

    /** What was counted of the clocks that ran out. */
    @Override
    public Map<String, Breach> breaches() {
        return breaches == null ? Map.of() : breaches;
    }

    /** The clocks that are known to have run in time. */
    @Override
    public Map<String, Instant> open() {
        return open == null ? Map.of() : open;
    }

    /**
     * A stage that was entered.
     *
     * @param stage its name
     * @param since when
     * @param belonging whence the lead came and whose it was then
     */
    public record Standing(String stage, Instant since, Belonging belonging) {}

    /**
     * A clock that ran out, as it was counted.
     *
     * @param at when it was due
     * @param until who reacted before this instant was in time
     * @param belonging whence the lead came and whose it was then
     */
    public record Breach(Instant at, Instant until, Belonging belonging) {}

    /** What is left of a lead that was forgotten: that it was. */
    public LeadMemory emptied() {
        return new LeadMemory(sequence, null, Map.of(), Set.of(), Map.of(), Map.of(), true, erasedAt);
    }

    LeadMemory at(long last) {
        return new LeadMemory(last, stay, reached, breached, breaches, open, erased, erasedAt);
    }

    LeadMemory in(Standing stage, Map<String, Standing> stages) {
        return new LeadMemory(sequence, stage, stages, breached, breaches, open, erased, erasedAt);
    }

    LeadMemory with(Set<String> clocks, Map<String, Breach> counted, Map<String, Instant> inTime) {
        return new LeadMemory(sequence, stay, reached, clocks, counted, inTime, erased, erasedAt);
    }

    LeadMemory forgotten(Instant at) {
        return new LeadMemory(sequence, stay, reached, breached, breaches, open, erased, at);
    }
}
