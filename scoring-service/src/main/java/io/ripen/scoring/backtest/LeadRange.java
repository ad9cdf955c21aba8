package io.ripen.scoring.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A range of lead ids as PostgreSQL orders them: as 16 unsigned bytes. Lead ids are hashes, so that equal ranges hold
 * about equally many.
 *
 * @param after the id before the range
 * @param last the last id of the range
 */
record LeadRange(UUID after, UUID last) {
    private static final UUID LOWEST = new UUID(0, 0);
    private static final UUID HIGHEST = new UUID(-1, -1);

    /** All ids in so many ranges. */
    static List<LeadRange> split(int parts) {
        List<LeadRange> ranges = new ArrayList<>(parts);
        UUID after = LOWEST;
        for (int i = 1; i <= parts; i++) {
            UUID last = i == parts ? HIGHEST : new UUID(Long.divideUnsigned(-1L, parts) * i, 0);
            ranges.add(new LeadRange(after, last));
            after = last;
        }
        return ranges;
    }
}
