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
 */
public record ConsentGrant(
        ConsentPurpose purpose,
        ConsentStatus status,
        Instant at,
        @Nullable String source,
        @Nullable String textVersion) {}
