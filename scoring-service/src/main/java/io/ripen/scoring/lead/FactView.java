package io.ripen.scoring.lead;

import io.ripen.scoring.domain.touchpoint.Fact;
import io.ripen.scoring.domain.touchpoint.FactName;
import io.ripen.scoring.domain.touchpoint.Facts;
import io.ripen.scoring.domain.touchpoint.RefusedFact;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is known of a lead, and what was told and is no fact.
 *
 * @param leadId the lead
 * @param facts what is known
 * @param refused what was told last and is no fact
 */
public record FactView(String leadId, List<Known> facts, List<Refused> refused) {
    /** Copies the lists. */
    public FactView {
        facts = List.copyOf(facts);
        refused = List.copyOf(refused);
    }

    /**
     * A fact.
     *
     * @param name its name in model files
     * @param value its normal form
     * @param source who says so
     * @param since when it was first told, of the value that holds
     * @param touchpointId the touchpoint that told it
     */
    public record Known(
            @Schema(examples = "phone") String name,
            @Schema(examples = "+46846500412") String value,

            @Schema(
                    examples = "touchpoint",
                    enumeration = {"touchpoint", "sales", "import", "enrichment", "derived"})
            String source,

            Instant since,
            String touchpointId) {}

    /**
     * What was told and is no fact.
     *
     * @param name the fact's name in model files
     * @param given the text as told
     * @param reason why it is none
     * @param source who told it
     * @param at when
     * @param touchpointId the touchpoint that told it
     */
    public record Refused(
            @Schema(examples = "company-size") String name,
            @Schema(examples = "a few") String given,
            @Schema(examples = "company-size-unreadable") String reason,
            @Schema(examples = "touchpoint") String source,
            Instant at,
            String touchpointId) {}

    /** The facts of a lead, by their names. */
    public static FactView of(String leadId, Facts facts) {
        return new FactView(
                leadId,
                new TreeMap<>(facts.known())
                        .entrySet().stream()
                                .map(fact -> known(fact.getKey(), fact.getValue()))
                                .toList(),
                new TreeMap<>(facts.refused())
                        .entrySet().stream()
                                .map(told -> refused(told.getKey(), told.getValue()))
                                .toList());
    }

    private static Known known(FactName name, Fact fact) {
        return new Known(name.label(), fact.value(), fact.source().label(), fact.since(), fact.touchpointId());
    }

    private static Refused refused(FactName name, RefusedFact told) {
        return new Refused(
                name.label(),
                told.given(),
                told.reason().label(),
                told.source().label(),
                told.at(),
                told.touchpointId());
    }
}
