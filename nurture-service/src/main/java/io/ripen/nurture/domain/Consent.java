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

    /**
     * Whether this one holds against another for the same purpose: the later does, at one instant the stricter. What was
     * confirmed stays so when the person merely ticks the box once more; only a withdrawal ends it.
     */
    boolean supersedes(Consent other) {
        if (status == ConsentStatus.GRANTED && other.status == ConsentStatus.CONFIRMED) {
            return false;
        }
        if (status == ConsentStatus.CONFIRMED && other.status == ConsentStatus.GRANTED) {
            return true;
        }
        int order = at.compareTo(other.at);
        return order > 0 || (order == 0 && status.compareTo(other.status) > 0);
    }
}
