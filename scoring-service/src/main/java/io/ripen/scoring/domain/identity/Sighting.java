package io.ripen.scoring.domain.identity;

import io.ripen.scoring.domain.touchpoint.EmailAddress;
import io.ripen.scoring.domain.touchpoint.FactSource;
import io.ripen.scoring.domain.touchpoint.TouchpointKey;
import io.ripen.scoring.domain.touchpoint.TouchpointType;
import org.jspecify.annotations.Nullable;

/**
 * What a touchpoint tells of who its visitor is.
 *
 * @param key the touchpoint
 * @param type its type
 * @param source where its facts come from
 * @param email the address in it, lower case; null if it has none, or one that cannot be a mail address
 * @param mailedLead the lead that the signed link of one of our mails names; null if it came by none, or if that is no
 *     lead's id
 * @param machine whether a machine caused it: then it is kept, names nobody and is never scored
 */
public record Sighting(
        TouchpointKey key,
        TouchpointType type,
        FactSource source,
        @Nullable String email,
        @Nullable String mailedLead,
        boolean machine) {
    /** Keeps of address and link what can name somebody. */
    public Sighting {
        email = machine || email == null ? null : EmailAddress.normalise(email).orElse(null);
        mailedLead = machine || mailedLead == null || !LeadIds.isLeadId(mailedLead) ? null : mailedLead;
    }

    /** Whether it may say who the visitor is. */
    public boolean namesSomebody() {
        return email != null || mailedLead != null;
    }

    /**
     * Whether an unknown address in it makes a lead; what happened to a mail, or was looked up, tells only of those who
     * are leads.
     */
    public boolean mayCreateLead() {
        if (source == FactSource.ENRICHMENT) {
            return false;
        }
        return switch (type) {
            case EMAIL_OPEN, EMAIL_CLICK, BOUNCE, UNSUBSCRIBE, COMPLAINT -> false;
            case PAGE_VIEW,
                    DOWNLOAD,
                    FORM_FILL,
                    IDENTIFY,
                    WEBINAR_REGISTERED,
                    WEBINAR_ATTENDED,
                    EVENT_VISIT,
                    CHAT,
                    PHONE_CALL,
                    TRIAL_START,
                    VIDEO,
                    CUSTOM,
                    UNKNOWN -> true;
        };
    }

    /** The id of the lead that it creates, if it creates one. */
    String ownLead() {
        return LeadIds.createdBy(key.site(), key.id());
    }
}
