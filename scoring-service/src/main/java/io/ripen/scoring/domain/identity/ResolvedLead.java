package io.ripen.scoring.domain.identity;

import org.jspecify.annotations.Nullable;

/**
 * The lead that a touchpoint names.
 *
 * @param leadId the lead
 * @param email the address by which it is known, lower case
 * @param created whether this touchpoint created the lead
 */
record ResolvedLead(String leadId, String email, boolean created) {
    /** The lead of the touchpoint's address or else of the mail by whose link it came; null if it names nobody. */
    static @Nullable ResolvedLead of(Visitor before, Sighting sighting, KnownPeople known, Claims claims) {
        String email = sighting.email();
        if (email == null) {
            return mailed(before, sighting, known, claims);
        }
        String leadId = known.leadByEmail().get(email);
        if (leadId == null) {
            if (sighting.mayCreateLead()) {
                throw new IllegalStateException("an address was neither found nor claimed");
            }
            return null;
        }
        boolean created = leadId.equals(sighting.ownLead());
        if (created) {
            claims.create(leadId, email);
        } else if (claims.isYetToCome(leadId, email)) {
            return null;
        }
        return new ResolvedLead(leadId, email, created);
    }

    /** Mails are forwarded: their links name an anonymous visitor, and nobody who is known already. */
    private static @Nullable ResolvedLead mailed(Visitor before, Sighting sighting, KnownPeople known, Claims claims) {
        String leadId = sighting.mailedLead();
        if (leadId == null || !before.isAnonymous()) {
            return null;
        }
        String found = known.emailByLead().get(leadId);
        String email = found == null ? claims.emailOf(leadId) : found;
        return email == null ? null : new ResolvedLead(leadId, email, false);
    }
}
