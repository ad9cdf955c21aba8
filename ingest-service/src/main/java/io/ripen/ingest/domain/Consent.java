package io.ripen.ingest.domain;

import org.jspecify.annotations.Nullable;

/** One checked consent; it holds from the touchpoint's time on. */
public record Consent(
        String purpose,
        String status,
        @Nullable String textVersion,
        @Nullable String source) {}
