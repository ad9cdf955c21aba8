package io.ripen.ingest.domain.raw;

import org.jspecify.annotations.Nullable;

/**
 * One consent of an event as its sender wrote it.
 *
 * @param standing whether it repeats a choice that was made earlier
 */
public record RawConsent(
        @Nullable String purpose,
        @Nullable String status,
        @Nullable String textVersion,
        @Nullable String source,
        boolean standing) {

    /** A choice that the person makes just then. */
    public RawConsent(
            @Nullable String purpose, @Nullable String status, @Nullable String textVersion, @Nullable String source) {
        this(purpose, status, textVersion, source, false);
    }
}
