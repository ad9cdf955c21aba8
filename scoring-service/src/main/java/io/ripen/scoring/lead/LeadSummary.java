package io.ripen.scoring.lead;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How many there are.
 *
 * @param visitors browsers, devices and users whose histories are kept at present
 * @param leads people with whom contact is possible
 * @param bands leads per band, as last published
 */
public record LeadSummary(
        @Schema(examples = "804") long visitors,
        @Schema(examples = "315") long leads,
        @Schema(examples = "{\"B1\": 120, \"B2\": 195}") Map<String, Long> bands) {}
