package io.ripen.lifecycle.stage;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ripen.contracts.score.ScoreValues;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Some of the leads in a stage, the latest to enter first.
 *
 * @param leads the leads
 * @param next pass it as {@code after} to get more; absent at the end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LeadPage(List<Item> leads, @Nullable String next) {
    LeadPage {
        leads = List.copyOf(leads);
    }

    /** A lead in a stage. */
    @Schema(name = "LeadInStage")
    record Item(String leadId, @Schema(examples = "MQL") String stage, Instant enteredAt, ScoreValues score) {}
}
