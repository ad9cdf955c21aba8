package io.ripen.nurture.journey;

import io.ripen.nurture.domain.Family;
import io.ripen.nurture.domain.LeadNurture;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which leads were merged into which, while a batch goes on: as stored, and as the batch has changed it. Not thread-safe. */
final class Families {
    /** By lead id, those only that were merged into another one. */
    private final Map<String, LeadNurture> merged = new LinkedHashMap<>();

    /** The leads that are stored as merged, by the lead that goes on. */
    Families(Map<String, List<LeadNurture>> stored) {
        stored.values().stream().flatMap(Collection::stream).forEach(this::put);
    }

    /** A lead as the batch leaves it. */
    void put(LeadNurture lead) {
        if (lead.mergedInto() == null) {
            merged.remove(lead.leadId());
        } else {
            merged.put(lead.leadId(), lead);
        }
    }

    /** All that were merged into a lead, also by way of others. */
    Family of(String leadId) {
        if (merged.isEmpty()) {
            return Family.NONE;
        }
        Map<String, LeadNurture> found = new LinkedHashMap<>();
        int before = -1;
        while (before < found.size()) {
            before = found.size();
            merged.values().stream()
                    .filter(lead -> !lead.leadId().equals(leadId))
                    .filter(lead -> leadId.equals(lead.mergedInto()) || found.containsKey(lead.mergedInto()))
                    .forEach(lead -> found.put(lead.leadId(), lead));
        }
        return new Family(List.copyOf(found.values()));
    }
}
