package io.ripen.scoring.domain.identity;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The leads that touchpoints create which are decided together, with the outcome that each would have had alone. First
 * all of them claim, in their order, then each is decided. Not thread-safe.
 */
public final class Claims {
    private final Map<String, String> leadByEmail = new HashMap<>();
    private final Map<String, String> emailByNewLead = new HashMap<>();

    /** Gives an address that nobody has to the lead of the first touchpoint that may create one. */
    public void claim(Sighting sighting, KnownPeople known) {
        String email = sighting.email();
        if (email != null
                && !known.leadByEmail().containsKey(email)
                && !leadByEmail.containsKey(email)
                && sighting.mayCreateLead()) {
            leadByEmail.put(email, sighting.ownLead());
        }
    }

    /** The leads by address, in an order that is the same wherever the same addresses are claimed. */
    public SortedMap<String, String> leadByEmail() {
        return new TreeMap<>(leadByEmail);
    }

    /** How many leads were created. */
    public int newLeads() {
        return emailByNewLead.size();
    }

    /** The address by which a lead was created; null if it was not created by these touchpoints, or not yet. */
    public @Nullable String emailOf(String leadId) {
        return emailByNewLead.get(leadId);
    }

    void create(String leadId, String email) {
        emailByNewLead.put(leadId, email);
    }

    /** Whether a later touchpoint creates the lead: alone, the earlier one would have found nobody. */
    boolean isYetToCome(String leadId, String email) {
        return leadId.equals(leadByEmail.get(email)) && !emailByNewLead.containsKey(leadId);
    }
}
