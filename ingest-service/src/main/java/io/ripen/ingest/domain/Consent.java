package io.ripen.ingest.domain;

import org.jspecify.annotations.Nullable;

/**
 * One checked consent; it holds from the touchpoint's time on.
 *
 * @param standing whether it repeats a choice that was made earlier
 */
public record Consent(
        String purpose,
        String status,
        @Nullable String textVersion,
        @Nullable String source,
        boolean standing) {
    /** Most UTF-16 units of a source. */
    public static final int MAX_SOURCE = 255;
    /** Most UTF-16 units of a text's version. */
    public static final int MAX_TEXT_VERSION = 128;
}
