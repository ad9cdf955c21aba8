package io.ripen.scoring.lead;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ripen.scoring.domain.fold.Forecast.Crossing;
import io.ripen.scoring.domain.model.Points;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What time alone will do to a score, if nothing happens until then.
 *
 * @param at the first second at which it holds
 * @param what {@code band} or {@code total}
 * @param from the band before, or the total a second before
 * @param to the band or total then
 * @param threshold the total that is crossed; absent for a band
 * @param text the same in words
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Expectation(
        Instant at,

        @Schema(
                examples = "total",
                enumeration = {"band", "total"})
        String what,

        @Schema(examples = "50.00") String from,
        @Schema(examples = "49.99") String to,
        @Schema(examples = "50.00") @Nullable BigDecimal threshold,

        @Schema(examples = "total falls below 50.00 on 2026-12-03")
        String text) {

    static Expectation of(Crossing crossing) {
        String day = " on " + crossing.at().atOffset(ZoneOffset.UTC).toLocalDate();
        return switch (crossing) {
            case Crossing.OfBand band ->
                new Expectation(
                        band.at(),
                        "band",
                        band.from(),
                        band.to(),
                        null,
                        "band goes from " + band.from() + " to " + band.to() + day);
            case Crossing.OfTotal total -> {
                BigDecimal threshold = Points.toDecimal(total.threshold());
                String move = total.to() < total.threshold() ? "total falls below " : "total rises to ";
                yield new Expectation(
                        total.at(),
                        "total",
                        Points.toDecimal(total.from()).toPlainString(),
                        Points.toDecimal(total.to()).toPlainString(),
                        threshold,
                        move + threshold + day);
            }
        };
    }
}
