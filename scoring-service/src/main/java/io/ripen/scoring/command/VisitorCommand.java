package io.ripen.scoring.command;

import io.ripen.lanes.LaneCommand;
import io.ripen.scoring.domain.touchpoint.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be asked of a visitor. Each is decided by the visitor's own lane. */
public sealed interface VisitorCommand {
    /** The lane group that decides these commands. */
    String LANE_GROUP = "identity";

    /**
     * Says who caused a touchpoint of an anonymous visitor.
     *
     * @param site the touchpoint's site
     * @param touchpointId its id there
     * @param segment part of the visitor's history
     * @param verdict who caused it
     * @param reason why that is thought
     * @param author who says so
     */
    record Judge(String site, String touchpointId, int segment, Verdict verdict, String reason, String author)
            implements VisitorCommand {}

    /**
     * Forgets a part of the visitor's history, if it belongs to that lead.
     *
     * @param segment the part
     * @param leadId the lead to which identity resolution gave it
     * @param erased the erased lead that held it
     * @param requestId the request for erasure
     * @param confirmed whether that lead waits to hear of it
     */
    record Forget(int segment, String leadId, String erased, String requestId, boolean confirmed)
            implements VisitorCommand {}

    /** The command as the lanes keep it. */
    default LaneCommand toLane(String visitorKey, String key, Instant now) {
        String kind = kind();
        return new LaneCommand(kind + "/" + key, visitorKey, kind, LeadCommand.Form.write(this), now);
    }

    /** The id of a command to forget, behind its kind; it begins with the lead and does not tell the visitor. */
    static String forgetKey(String erased, String visitorKey, int segment, String occasion) {
        return erased + "/"
                + UUID.nameUUIDFromBytes(
                        (visitorKey + '\n' + segment + '\n' + occasion).getBytes(StandardCharsets.UTF_8));
    }

    private String kind() {
        return switch (this) {
            case Judge judge -> "judge";
            case Forget forget -> "forget";
        };
    }

    /** Reads a command; null for a kind that this service does not know. */
    static @Nullable VisitorCommand of(LaneCommand command) {
        return switch (command.kind()) {
            case "judge" -> LeadCommand.Form.read(command.payload(), Judge.class);
            case "forget" -> LeadCommand.Form.read(command.payload(), Forget.class);
            default -> null;
        };
    }
}
