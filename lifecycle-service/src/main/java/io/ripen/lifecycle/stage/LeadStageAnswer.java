package io.ripen.lifecycle.stage;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ripen.contracts.score.ModelRef;
import io.ripen.contracts.score.ScoreValues;
import io.ripen.contracts.stage.Actor;
import io.ripen.contracts.stage.Deal;
import io.ripen.contracts.stage.GuardResult;
import io.ripen.contracts.stage.Quarantine;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
 * @param history its latest steps, at most as many as {@code ripen.lifecycle.max-page-size}, the first one first
 * @param next the stages that it enters by itself once all conditions hold
 * @param owner the sales user who owns it
 * @param work what sales has done with it
 * @param clocks the times that sales agreed to, as far as they run, stand still or ran out
 * @param quarantine no marketing mail while it lasts
 * @param recycled since when a recycled lead has begun anew, and what it has gained since
 * @param mergedAway whether the lead turned out to be another one
 * @param mergedInto which one, where it goes on unless it was merged itself; absent while the lead stands for itself, and where an
 *     earlier version heard of the merge
 * @param allowed the commands that are allowed now
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LeadStageAnswer(
        @Schema(examples = "6f0c8e5e-6f52-5d0c-9d7c-3a1de1a6f4b1")
        String leadId,

        @Schema(examples = "MQL") String stage,
        Instant enteredAt,
        ScoreValues score,
        long scoreSequence,
        Instant asOf,
        List<Step> history,
        List<Next> next,
        @Nullable String owner,
        SalesWork work,
        List<Clock> clocks,
        @Nullable Quarantine quarantine,
        @Nullable Recycled recycled,
        boolean mergedAway,
        @Nullable String mergedInto,
        List<String> allowed) {

    LeadStageAnswer {
        history = List.copyOf(history);
        next = List.copyOf(next);
        clocks = List.copyOf(clocks);
        allowed = List.copyOf(allowed);
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
     * @param feedbackReason the reason that sales gave, if one did
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
            @Nullable String touchpointId,
            @Nullable String feedbackReason) {
        Step {
            guards = List.copyOf(guards);
        }
    }

    /**
     * What sales has done.
     *
     * @param contactedAt when it made contact first
     * @param settled what was settled, by question of BANT
     * @param deal the deal
     * @param rejects how many times it rejected the lead
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SalesWork")
    record SalesWork(
            @Nullable Instant contactedAt,
            Map<String, String> settled,
            @Nullable Deal deal,
            int rejects) {
        SalesWork {
            settled = Map.copyOf(settled);
        }
    }

    /**
     * A time that sales agreed to.
     *
     * @param clock its name
     * @param state running, due, overdue, breached, escalated or paused
     * @param attempt how many times it was started
     * @param startedAt when it was started
     * @param dueAt when the agreed time is over; absent while it is paused
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SlaClock")
    record Clock(
            @Schema(examples = "first-contact") String clock,
            @Schema(examples = "running") String state,
            int attempt,
            Instant startedAt,
            @Nullable Instant dueAt) {}

    /**
     * Since when a lead has begun anew.
     *
     * @param since when it was recycled
     * @param engagement what it has gained since, the boost included
     */
    @Schema(name = "Recycled")
    record Recycled(Instant since, BigDecimal engagement) {}

    /** A stage that lies ahead, with what is there and what is missing. */
    @Schema(name = "NextStage")
    record Next(
            @Schema(examples = "SAL") String stage,
            List<GuardResult> guards,

            @Schema(description = "How long the conditions must hold")
            Duration dwell) {
        Next {
            guards = List.copyOf(guards);
        }
    }
}
