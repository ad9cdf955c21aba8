package io.ripen.scoring.backtest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of outcomes that were sent.
 *
 * @param kept how many are kept
 * @param results for each, in the order sent
 */
record OutcomeAnswer(@Schema(examples = "1") int kept, List<Result> results) {
    /** Copies the list. */
    OutcomeAnswer {
        results = List.copyOf(results);
    }

    /**
     * What became of one.
     *
     * @param result kept or refused
     * @param code why it was refused
     * @param detail what would be right
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Result(
            @Schema(enumeration = {"kept", "refused"}) String result,

            @Nullable String code,
            @Nullable String detail) {
        static final Result KEPT = new Result("kept", null, null);

        static Result refused(String code, String detail) {
            return new Result("refused", code, detail);
        }
    }
}
