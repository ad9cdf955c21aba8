package io.ripen.scoring.backtest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.ripen.contracts.score.ModelRef;
import io.ripen.scoring.domain.backtest.Report;
import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A backtest.
 *
 * @param id the backtest
 * @param state queued, running, done, cancelled or failed
 * @param draft the version that is tried
 * @param current the version that was in force when it was asked for
 * @param outcomeSet where outcomes come from: stages, or the name of an import
 * @param outcome what counts as success, for example {@code SQL}
 * @param threshold points from which a lead is handed over
 * @param from start of the window
 * @param until end of the window
 * @param leadsTotal leads to look at; absent until they are counted
 * @param leadsDone leads looked at
 * @param author who asked for it
 * @param createdAt when
 * @param finishedAt when it ended
 * @param failure why it failed
 * @param report what was found; absent in lists and before the end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Backtest(
        @Schema(examples = "3") long id,

        @Schema(enumeration = {"queued", "running", "done", "cancelled", "failed"})
        String state,

        ModelRef draft,
        ModelRef current,
        @Schema(examples = "stages") String outcomeSet,
        @Schema(examples = "SQL") String outcome,
        @Schema(examples = "50.00") BigDecimal threshold,
        Instant from,
        Instant until,
        @Nullable Long leadsTotal,
        @Schema(examples = "12000") long leadsDone,
        @Schema(examples = "ada") String author,
        Instant createdAt,
        @Nullable Instant finishedAt,
        @Nullable String failure,

        @JsonRawValue @Schema(implementation = Report.class) @Nullable
        String report) {}
