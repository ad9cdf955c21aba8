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

    /**
     * A lead in a stage.
     *
     * @param leadId the lead
     * @param stage the stage
     * @param enteredAt since when
     * @param score its score
     * @param owner who owns it
     * @param slaState how far its most urgent clock has come
     * @param slaDueAt when that clock's agreed time is over
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "LeadInStage")
    record Item(
            String leadId,
            @Schema(examples = "MQL") String stage,
            Instant enteredAt,
            ScoreValues score,
            @Nullable String owner,
            @Nullable String slaState,
            @Nullable Instant slaDueAt) {}
}
