package io.ripen.lifecycle.domain;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who a lead turned out to be, and who turned out to be it.
 *
 * @param isMerged whether the lead turned out to be another one: nothing moves it any more
 * @param merge which one; absent while the lead stands for itself, and where an earlier version did not note it
 * @param joined leads that turned out to be this one and whose standing was looked at, with the number of their merge
 * @param quarantine no marketing mail, whatever the stage, because such a lead was promised so; it has an end
 */
public record Ties(
        boolean isMerged,
        @Nullable Merge merge,
        Map<String, Long> joined,
        @Nullable Quarantine quarantine) {
    /** A lead that stands for itself alone. */
    public static final Ties NONE = new Ties(false, null, Map.of(), null);

    /** Copies the map. */
    public Ties {
        joined = Map.copyOf(joined);
    }

    /**
     * That a lead turned out to be another one.
     *
     * @param into the lead that goes on in its place
     * @param number the score change that said so; a later merge of the same lead has a higher one
     * @param at when
     */
    public record Merge(String into, long number, Instant at) {}

    /** As which lead this one goes on; absent while it stands for itself, and where that was not noted. */
    public @Nullable String mergedInto() {
        return merge == null ? null : merge.into();
    }

    /** Whether the standing of a lead was looked at since a merge. */
    public boolean hasJoined(String leadId, long number) {
        return joined.getOrDefault(leadId, 0L) >= number;
    }

    /** After a look at a score. A merge that it repeats is the same one. */
    Ties seeing(ScoreSnapshot score) {
        String into = score.mergedInto();
        if (into == null) {
            return new Ties(false, null, joined, quarantine);
        }
        return merge != null && merge.into().equals(into)
                ? this
                : new Ties(true, new Merge(into, score.sequence(), score.toldAt()), joined, quarantine);
    }

    /** After a look at a lead that turned out to be this one, with what holds from then on. */
    Ties joining(String leadId, long number, @Nullable Quarantine held) {
        Map<String, Long> next = new HashMap<>(joined);
        next.put(leadId, number);
        return new Ties(isMerged, merge, next, held);
    }
}
