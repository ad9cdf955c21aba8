package io.ripen.nurture.lead;

import io.ripen.nurture.domain.LeadNurture;
import java.util.HashMap;
import java.util.Map;

/**
 * A lead's row.
 *
 * @param lead what is known about the lead
 * @param sequence sequence of the last event published for the lead; 0 if there was none
 * @param seen last sequence received, per source
 */
public record StoredLead(LeadNurture lead, long sequence, Map<String, Long> seen) {
    /** Copies the map. */
    public StoredLead {
        seen = Map.copyOf(seen);
    }

    /** The row of a lead that was never heard of. */
    public static StoredLead unknown(String leadId) {
        return new StoredLead(LeadNurture.unknown(leadId), 0, Map.of());
    }

    /** The last sequence received from a source; 0 if there was none. */
    public long lastSeen(String source) {
        return seen.getOrDefault(source, 0L);
    }

    /** The row with another state. */
    public StoredLead with(LeadNurture newLead) {
        return new StoredLead(newLead, sequence, seen);
    }

    /** The row after one more published event. */
    public StoredLead published() {
        return new StoredLead(lead, sequence + 1, seen);
    }

    /** The row after a received event. */
    public StoredLead received(String source, long newSequence) {
        Map<String, Long> changed = new HashMap<>(seen);
        changed.put(source, newSequence);
        return new StoredLead(lead, sequence, changed);
    }
}
