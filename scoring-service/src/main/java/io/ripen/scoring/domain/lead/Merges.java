package io.ripen.scoring.domain.lead;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a lead knows of the leads that were found to be the same person.
 *
 * @param into the lead that this one was merged into; null while it stands for itself
 * @param joined the leads whose histories this one holds, each with the lead it was merged into: a tree with this lead
 *     as its root
 * @param sent how many transfers of histories this lead has sent
 * @param seen number of the last transfer seen, by sender
 */
public record Merges(@Nullable String into, Map<String, String> joined, long sent, Map<String, Long> seen) {
    /** Never merged. */
    public static final Merges NONE = new Merges(null, Map.of(), 0, Map.of());

    /** Copies the maps. */
    public Merges {
        joined = Map.copyOf(joined);
        seen = Map.copyOf(seen);
    }

    /** Number of the last transfer seen from this lead; 0 if none was. */
    public long lastSeen(String from) {
        return seen.getOrDefault(from, 0L);
    }

    /** The lead and all that were merged into it, directly or by way of others. */
    Set<String> below(String leadId) {
        Set<String> found = new HashSet<>(Set.of(leadId));
        boolean grows = true;
        while (grows) {
            grows = false;
            for (Map.Entry<String, String> merged : joined.entrySet()) {
                if (found.contains(merged.getValue())) {
                    grows |= found.add(merged.getKey());
                }
            }
        }
        return found;
    }

    /** After this lead's histories were sent to its survivor. */
    Merges goneInto(String survivor) {
        return new Merges(survivor, Map.of(), sent + 1, seen);
    }

    /** After the histories of these leads were given back. */
    Merges without(Set<String> leads) {
        Map<String, String> rest = new HashMap<>(joined);
        rest.keySet().removeAll(leads);
        return new Merges(into, rest, sent + 1, seen);
    }

    /** After a transfer was taken. */
    Merges taking(@Nullable String nowInto, LeadInput.Transfer transfer) {
        Map<String, String> all = new HashMap<>(joined);
        all.putAll(transfer.joined());
        Map<String, Long> numbers = new HashMap<>(seen);
        transfer.seen().forEach((sender, number) -> numbers.merge(sender, number, Math::max));
        numbers.merge(transfer.from(), transfer.number(), Math::max);
        return new Merges(nowInto, all, sent, numbers);
    }
}
