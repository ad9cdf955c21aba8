package io.ripen.lifecycle.stage;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ripen.contracts.score.ModelRef;
import io.ripen.contracts.score.ScoreValues;
import io.ripen.contracts.stage.Actor;
import io.ripen.contracts.stage.GuardResult;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Where a lead stands, how it came there, and what is missing for the next stage. No facts about the person.
 *
 * @param leadId the lead
 * @param stage the stage it is in
 * @param enteredAt since when
 * @param score the score that was looked at last
 * @param scoreSequence which score change that was
 * @param asOf the instant for which that score holds
 * @param history every step, the first one first
 * @param next the stages that it enters by itself once all conditions hold
 */
record LeadStageAnswer(
        @Schema(examples = "6f0c8e5e-6f52-5d0c-9d7c-3a1de1a6f4b1")
        String leadId,

        @Schema(examples = "MQL") String stage,
        Instant enteredAt,
        ScoreValues score,
        long scoreSequence,
        Instant asOf,
        List<Step> history,
        List<Next> next) {

    LeadStageAnswer {
        history = List.copyOf(history);
        next = List.copyOf(next);
    }

    /**
     * One step.
     *
     * @param sequence number of the step, from 1
     * @param from the stage left; absent for the first
     * @param to the stage entered
     * @param at when
     * @param reason stable code
     * @param guards the conditions and the values found
     * @param by who or what moved the lead
     * @param model the stage model's version
     * @param score the score at that moment
     * @param scoreSequence which score change that was
     * @param touchpointId the touchpoint that set it off, if one did
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "StageStep")
    record Step(
            long sequence,
            @Nullable @Schema(examples = "LEAD") String from,
            @Schema(examples = "MQL") String to,
            Instant at,
            @Schema(examples = "guards-satisfied") String reason,
            List<GuardResult> guards,
            Actor by,
            ModelRef model,
            ScoreValues score,
            long scoreSequence,
            @Nullable String touchpointId) {
        Step {
            guards = List.copyOf(guards);
        }
    }

    /** A stage that lies ahead, with what is there and what is missing. */
    @Schema(name = "NextStage")
    record Next(@Schema(examples = "SAL") String stage, List<GuardResult> guards) {
        Next {
            guards = List.copyOf(guards);
        }
    }
}
