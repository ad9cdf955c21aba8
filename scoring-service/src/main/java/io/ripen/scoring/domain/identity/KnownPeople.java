package io.ripen.scoring.domain.identity;

import java.util.HashMap;
import java.util.Map;

/**
 * What the directory says of those whom touchpoints name.
 *
 * @param leadByEmail the leads of the addresses in them, with what {@link Claims} were granted
 * @param emailByLead an address of each lead that links of our mails name
 */
public record KnownPeople(Map<String, String> leadByEmail, Map<String, String> emailByLead) {
    /** Nobody is known. */
    public static final KnownPeople NONE = new KnownPeople(Map.of(), Map.of());

    /** Copies the maps. */
    public KnownPeople {
        leadByEmail = Map.copyOf(leadByEmail);
        emailByLead = Map.copyOf(emailByLead);
    }

    /** These and the leads to whom claimed addresses belong: those that claimed them, or who was faster. */
    public KnownPeople with(Map<String, String> claimed) {
        if (claimed.isEmpty()) {
            return this;
        }
        Map<String, String> all = new HashMap<>(leadByEmail);
        all.putAll(claimed);
        return new KnownPeople(all, emailByLead);
    }
}
