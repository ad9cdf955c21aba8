package io.ripen.scoring.backtest;

import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a backtest is to ask. Every member may be absent.
 *
 * @param outcome what counts as success: a stage, or a word of the import, that somebody has reached;
 *     {@code SQL} if absent
 * @param outcomeSet {@code stages} for lifecycle's stage events, or the name of an import; {@code stages} if absent
 * @param threshold points from which a lead is handed over; 50 if absent
 * @param from start of the window; the beginning of 1970 if absent
 * @param until end of the window; now if absent
 */
record BacktestRequest(
        @Schema(examples = "SQL") @Nullable String outcome,
        @Schema(examples = "stages") @Nullable String outcomeSet,
        @Schema(examples = "50") @Nullable BigDecimal threshold,
        @Nullable Instant from,
        @Nullable Instant until) {
    static final BacktestRequest EMPTY = new BacktestRequest(null, null, null, null, null);
}
