package io.ripen.scoring.domain.identity;

/** What the identity stage says about a lead. */
public sealed interface IdentityEvent {
    /** The lead it is about. */
    String leadId();

    /** Gapless per visitor and segment, from 1. */
    long sequence();

    /**
     * The visitor turned out to be this lead.
     *
     * @param historyThrough position of the segment's last touchpoint before the identifying one; 0 if there is none
     * @param email the address that identified
     * @param created whether the touchpoint created the lead
     */
    record Identified(String leadId, long sequence, long historyThrough, String email, boolean created)
            implements IdentityEvent {}

    /** The touchpoint belongs to this lead. */
    record Activity(String leadId, long sequence) implements IdentityEvent {}
}
