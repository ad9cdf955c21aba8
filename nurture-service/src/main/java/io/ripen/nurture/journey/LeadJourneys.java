package io.ripen.nurture.journey;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The journeys of one lead.
 *
 * @param leadId the lead
 * @param journeys those that it entered, the newest entry first
 */
@Schema(name = "LeadJourneys")
record LeadJourneys(String leadId, List<LeadJourney> journeys) {
    LeadJourneys {
        journeys = List.copyOf(journeys);
    }

    /**
     * One entry into a journey.
     *
     * @param version by which it goes on
     * @param entry how many times the lead had entered, from 1
     * @param state WAITING, COMPLETED, EXITED or HELD_OUT
     * @param topic the topic that made it enter
     * @param step the step at which it waits
     * @param waitsFor {@code time}, or {@code condition} if something can end the waiting earlier
     * @param waitsUntil when the waiting ends at the latest
     * @param reason stable code of why it left
     * @param reachedGoalAt when it entered a stage that is a goal of the journey
     */
    @Schema(name = "LeadJourney")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LeadJourney(
            String journey,
            int version,
            int entry,
            String state,
            @Nullable String topic,
            Instant enteredAt,
            @Nullable String step,
            @Nullable String waitsFor,
            @Nullable Instant waitsUntil,
            @Nullable Instant endedAt,
            @Nullable String reason,
            @Nullable Instant reachedGoalAt) {}
}
