package io.ripen.nurture.domain.consent;

import java.time.Instant;
import java.util.Comparator;

/**
 * One purpose's consent, given or withdrawn.
 *
 * @param purpose what was agreed to
 * @param status how far it goes
 * @param at when the person said so
 * @param standing whether it repeats a choice that was made earlier, as consent tools do with every event
 */
public record Consent(ConsentPurpose purpose, ConsentStatus status, Instant at, boolean standing) {

    /** What the person says just then. */
    public Consent(ConsentPurpose purpose, ConsentStatus status, Instant at) {
        this(purpose, status, at, false);
    }

    /** The order in which things are said; of several at one instant the stricter comes last and so holds. */
    static final Comparator<Consent> AS_SAID = Comparator.comparing(Consent::at).thenComparing(Consent::status);

    /**
     * Whether this one holds, said after another for the same purpose. What was confirmed stays so when the person merely
     * ticks the box once more; only a withdrawal ends it.
     */
    boolean replaces(Consent earlier) {
        return status != ConsentStatus.GRANTED || earlier.status != ConsentStatus.CONFIRMED;
    }

    /** Whether nothing that was agreed to before holds any more. */
    boolean ends() {
        return status == ConsentStatus.NOT_GIVEN || status == ConsentStatus.WITHDRAWN;
    }
}
