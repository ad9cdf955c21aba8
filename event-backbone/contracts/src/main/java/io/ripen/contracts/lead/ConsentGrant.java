package io.ripen.contracts.lead;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One purpose's consent, given, confirmed or withdrawn. Of two grants for one purpose the later holds; but one that only
 * repeats an earlier choice undoes no withdrawal.
 *
 * @param purpose what was agreed to
 * @param status given, confirmed or withdrawn
 * @param at when
 * @param source where, for example the form's name
 * @param textVersion version of the text that the person saw
 * @param standing whether it repeats a choice that was made earlier, as consent tools do with every event; null is false
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConsentGrant(
        ConsentPurpose purpose,
        ConsentStatus status,
        Instant at,
        @Nullable String source,
        @Nullable String textVersion,
        @Nullable Boolean standing) {

    /** A choice that the person makes just then. */
    public ConsentGrant(
            ConsentPurpose purpose,
            ConsentStatus status,
            Instant at,
            @Nullable String source,
            @Nullable String textVersion) {
        this(purpose, status, at, source, textVersion, null);
    }

    /** Whether it repeats a choice that was made earlier. */
    public boolean repeats() {
        return Boolean.TRUE.equals(standing);
    }
}
