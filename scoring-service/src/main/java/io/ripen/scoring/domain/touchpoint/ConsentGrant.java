package io.ripen.scoring.domain.touchpoint;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One purpose's consent, given, confirmed or withdrawn.
 *
 * @param purpose what was agreed to
 * @param status given, confirmed or withdrawn
 * @param at when; of two grants for one purpose the later holds
 * @param source where, for example the form's name
 * @param textVersion version of the text that the person saw
 * @param standing whether it repeats a choice that was made earlier, as consent tools do with every event
 */
public record ConsentGrant(
        ConsentPurpose purpose,
        ConsentStatus status,
        Instant at,
        @Nullable String source,
        @Nullable String textVersion,
        boolean standing) {

    /** A choice that the person makes just then. */
    public ConsentGrant(
            ConsentPurpose purpose,
            ConsentStatus status,
            Instant at,
            @Nullable String source,
            @Nullable String textVersion) {
        this(purpose, status, at, source, textVersion, false);
    }

    /**
     * Whether this one holds instead of another for the same purpose that was said before it. What is repeated changes
     * nothing that agrees with it, and undoes no withdrawal but one that was itself repeated.
     */
    public boolean replaces(ConsentGrant held) {
        return !standing || (isGiven() != held.isGiven() && (held.isGiven() || held.standing));
    }

    private boolean isGiven() {
        return status == ConsentStatus.GRANTED || status == ConsentStatus.CONFIRMED;
    }
}
