package io.ripen.lifecycle.stage;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a lead. Commands may hold what a person wrote.
 *
 * @param leadId the lead
 * @param entries what happened, the first one first
 * @param isCut whether there are older entries, which are left out
 */
record Timeline(String leadId, List<Entry> entries, boolean isCut) {

    Timeline {
        entries = List.copyOf(entries);
    }

    /**
     * Something that happened: an event, or a command of sales.
     *
     * @param at when
     * @param kind the event's type, or {@code command}
     * @param sequence the event's number; absent for commands
     * @param event the event as it was published; absent for commands and stage changes
     * @param step the stage change
     * @param command what sales said
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "TimelineEntry")
    record Entry(
            Instant at,
            @Schema(examples = "ripen.sla.changed.v1") String kind,
            @Nullable Long sequence,

            @Nullable @JsonRawValue @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT)
            String event,

            @Nullable Step step,
            @Nullable Said command) {}

    /**
     * A stage change in short.
     *
     * @param from the stage left
     * @param to the stage entered
     * @param reason why
     * @param feedbackReason the reason that sales gave
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "TimelineStep")
    record Step(
            @Nullable String from,
            String to,
            String reason,
            @Nullable String feedbackReason) {}

    /**
     * What sales said.
     *
     * @param commandId the id that the sender chose
     * @param action what
     * @param author who
     * @param sender whose token carried it, where that is somebody else; absent for one from the topic
     * @param reason the reason
     * @param field the question of BANT
     * @param value the new owner, stage or answer
     * @param amount the deal's worth
     * @param currency its currency
     * @param expectedClose when sales expects to close it
     * @param refusal why nothing was done; absent when it was done
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "TimelineCommand")
    record Said(
            String commandId,
            String action,
            String author,
            @Nullable String sender,
            @Nullable String reason,
            @Nullable String field,
            @Nullable String value,
            @Nullable BigDecimal amount,
            @Nullable String currency,
            @Nullable LocalDate expectedClose,
            @Nullable String refusal) {}
}
