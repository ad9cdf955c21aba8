package io.ripen.ingest.domain;

import org.jspecify.annotations.Nullable;

/** One consent of an event as its sender wrote it. */
public record RawConsent(
        @Nullable String purpose,
        @Nullable String status,
        @Nullable String textVersion,
        @Nullable String source) {}
