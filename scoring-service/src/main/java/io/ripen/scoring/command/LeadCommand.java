package io.ripen.scoring.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.ripen.lanes.LaneCommand;
import io.ripen.scoring.domain.touchpoint.ConsentGrant;
import io.ripen.scoring.domain.touchpoint.Verdict;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What can be asked of a lead. Each is decided by the lead's own lane. */
public sealed interface LeadCommand {
    /** The lane group that decides these commands. */
    String LANE_GROUP = "score";

    /**
     * Says who caused a touchpoint.
     *
     * @param site the touchpoint's site
     * @param touchpointId its id there
     * @param visitorKey the visitor in whose history it stands
     * @param segment part of that history
     * @param position place in that history
     * @param occurredAt when it happened
     * @param verdict who caused it
     * @param reason why that is thought
     * @param author who says so
     */
    record Judge(
            String site,
            String touchpointId,
            String visitorKey,
            int segment,
            long position,
            Instant occurredAt,
            Verdict verdict,
            String reason,
            String author)
            implements LeadCommand {}

    /**
     * Merges the lead into another one.
     *
     * @param survivor the other lead
     * @param survivorIdentifiedAt when that one was first identified
     * @param reason why they are thought to be one person
     * @param author who says so
     */
    record Merge(String survivor, Instant survivorIdentifiedAt, String reason, String author) implements LeadCommand {}

    /**
     * Parts a lead from the survivor again.
     *
     * @param leadId the lead that had been merged
     * @param reason why
     * @param author who says so
     */
    record Unmerge(String leadId, String reason, String author) implements LeadCommand {}

    /**
     * Gives or withdraws a consent.
     *
     * @param grant the consent
     */
    record SetConsent(ConsentGrant grant) implements LeadCommand {}

    /**
     * Forgets the person.
     *
     * @param requestId the request
     * @param announced whether the other services have been told already; nobody waits for an answer then
     * @param hops how often it was sent on to the lead that holds the history
     */
    record Erase(String requestId, boolean announced, int hops) implements LeadCommand {}

    /**
     * Reports from a visitor's lane that a history of the erased lead is forgotten.
     *
     * @param requestId the request
     */
    record Forgotten(String requestId) implements LeadCommand {}

    /** The command as the lanes keep it, to the lead that is meant. */
    default LaneCommand toLane(String leadId, String key, Instant now) {
        return new LaneCommand(kind() + "/" + leadId + "/" + key, leadId, kind(), Form.write(this), now);
    }

    /**
     * The command as the lanes keep it.
     *
     * @param leadId the lead that is asked
     * @param meant the lead that was named; another one if it was merged into the asked one
     */
    default LaneCommand toLane(String leadId, String meant, String key, Instant now) {
        return meant.equals(leadId)
                ? toLane(leadId, key, now)
                : new LaneCommand(
                        kind() + "/" + leadId + "/" + meant + "/" + key, leadId, kind(), Form.write(this, meant), now);
    }

    /** The lead that was named when this was asked, whoever is asked. */
    static String meant(LaneCommand command) {
        String meant = Form.read(command.payload(), Form.Meant.class).meant();
        return meant == null ? command.subject() : meant;
    }

    private String kind() {
        return switch (this) {
            case Judge judge -> "judge";
            case Merge merge -> "merge";
            case Unmerge unmerge -> "unmerge";
            case SetConsent consent -> "consent";
            case Erase erase -> "erase";
            case Forgotten forgotten -> "forgotten";
        };
    }

    /**
     * Whether the same was asked with this earlier command, whatever was true at the time: an instant that nobody gave, the
     * survivor's age.
     */
    default boolean repeats(LeadCommand earlier) {
        if (this instanceof SetConsent(ConsentGrant now) && earlier instanceof SetConsent(ConsentGrant before)) {
            return now.purpose() == before.purpose()
                    && now.status() == before.status()
                    && Objects.equals(now.source(), before.source())
                    && Objects.equals(now.textVersion(), before.textVersion());
        }
        if (this instanceof Merge now && earlier instanceof Merge before) {
            return now.survivor().equals(before.survivor()) && now.reason().equals(before.reason());
        }
        return equals(earlier);
    }

    /** Reads a command; null for a kind that this service does not know. */
    static @Nullable LeadCommand of(LaneCommand command) {
        return switch (command.kind()) {
            case "judge" -> Form.read(command.payload(), Judge.class);
            case "merge" -> Form.read(command.payload(), Merge.class);
            case "unmerge" -> Form.read(command.payload(), Unmerge.class);
            case "consent" -> Form.read(command.payload(), SetConsent.class);
            case "erase" -> Form.read(command.payload(), Erase.class);
            case "forgotten" -> Form.read(command.payload(), Forgotten.class);
            default -> null;
        };
    }

    /** The JSON form. A mapper of its own, so that no setting can change what is stored. */
    final class Form {
        private static final JsonMapper MAPPER = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();

        /** What is written beside a command that was forwarded. */
        record Meant(@Nullable String meant) {}

        private Form() {}

        static String write(Object value) {
            try {
                return MAPPER.writeValueAsString(value);
            } catch (JsonProcessingException e) {
                throw unreadable(value.getClass(), e);
            }
        }

        static String write(LeadCommand command, String meant) {
            ObjectNode members = MAPPER.valueToTree(command);
            return write(members.put("meant", meant));
        }

        /** Reads what was written here. */
        public static <T> T read(String json, Class<T> type) {
            try {
                return MAPPER.readValue(json, type);
            } catch (JsonProcessingException e) {
                throw unreadable(type, e);
            }
        }

        /** The cause may quote what is personal, so it stays out. */
        private static IllegalStateException unreadable(Class<?> type, JsonProcessingException e) {
            return new IllegalStateException("RIPEN-S-301 " + type.getSimpleName() + " cannot be read or written: "
                    + e.getClass().getSimpleName());
        }
    }
}
