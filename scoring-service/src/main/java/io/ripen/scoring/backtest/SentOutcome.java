package io.ripen.scoring.backtest;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An outcome as it is sent.
 *
 * @param lead the lead's id; or
 * @param email an address of the lead
 * @param outcome a word for what was reached
 * @param at when, RFC 3339
 */
record SentOutcome(
        @Schema(examples = "3f0e8a52-7c1d-5b6e-9a41-0d6f5c2b1e77") @Nullable
        String lead,

        @Schema(examples = "ada@acme.example") @Nullable String email,
        @Schema(examples = "SQL") @Nullable String outcome,
        @Schema(examples = "2026-05-01T12:00:00Z") @Nullable String at) {
    /** Reads one of those that were sent; a member that holds no text or number counts as absent. */
    static SentOutcome read(JsonNode given) {
        return new SentOutcome(text(given, "lead"), text(given, "email"), text(given, "outcome"), text(given, "at"));
    }

    private static @Nullable String text(JsonNode given, String member) {
        JsonNode value = given.path(member);
        return value.isTextual() || value.isNumber() ? value.asText() : null;
    }
}
