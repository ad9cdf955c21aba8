package io.ripen.nurture.domain;

import java.util.List;

/**
 * What follows from an input.
 *
 * @param lead the lead's new state
 * @param mails the mails to be queued, in order
 */
public record Decision(LeadNurture lead, List<Mail> mails) {
    /** Copies the list. */
    public Decision {
        mails = List.copyOf(mails);
    }
}
