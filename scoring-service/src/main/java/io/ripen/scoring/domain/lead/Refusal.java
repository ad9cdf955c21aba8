package io.ripen.scoring.domain.lead;

import org.jspecify.annotations.Nullable;

/**
 * Why a command is not carried out.
 *
 * @param reason the reason
 * @param leadId the lead that the reason speaks of, if it speaks of one
 */
public record Refusal(Reason reason, @Nullable String leadId) {
    /** The reasons. */
    public enum Reason {
        /** No score was ever published for the lead. */
        LEAD_UNKNOWN,
        /** The lead was erased. */
        LEAD_ERASED,
        /** The lead was merged into another one, which is to be asked instead. */
        LEAD_MERGED,
        /** A lead cannot be merged with itself. */
        SAME_LEAD,
        /** The other lead was identified later, so it is the one that must be merged into this one. */
        WRONG_SURVIVOR,
        /** The lead does not hold the other one's history. */
        NOT_MERGED_HERE,
        /** The lead has not taken that part of the visitor's history yet. */
        HISTORY_NOT_TAKEN,
        /** The lead that was named is not held here, or not yet: its histories are on their way. */
        MERGE_UNDER_WAY
    }

    static Refusal of(Reason reason) {
        return new Refusal(reason, null);
    }
}
