package io.ripen.nurture.domain;

import java.time.Instant;

/**
 * One purpose's consent, given or withdrawn.
 *
 * @param purpose what was agreed to
 * @param status how far it goes
 * @param at when the person said so
 */
public record Consent(ConsentPurpose purpose, ConsentStatus status, Instant at) {

    /** Whether this one holds against another for the same purpose: the later does, at one instant the stricter. */
    boolean supersedes(Consent other) {
        int order = at.compareTo(other.at);
        return order > 0 || (order == 0 && status.compareTo(other.status) > 0);
    }
}
