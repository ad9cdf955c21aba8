package io.ripen.nurture.feedback;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ripen.contracts.email.MailRef;
import io.ripen.lanes.LaneCommand;
import io.ripen.nurture.lead.StoredJson;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was heard of a mail after a server took it: the command by which the lead's own lane takes it in and publishes it.
 *
 * @param kind what was heard
 * @param mail which mail; absent if nobody said, or it was another lead's
 * @param status enhanced status code, RFC 3463
 * @param recipient the hash of the address that it went to; absent if nobody knows
 * @param at when
 * @param fromScoring whether scoring told it; if not, it has to be told
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MailFeedback(
        Kind kind,
        @Nullable MailRef mail,
        String status,
        @Nullable String recipient,
        Instant at,
        boolean fromScoring) {

    /** The command's kind. */
    public static final String KIND = "mail-feedback";

    /** What can be heard of a mail. */
    public enum Kind {
        /** It came back, and so will all others. */
        HARD_BOUNCE,
        /** It came back; another may arrive. */
        SOFT_BOUNCE,
        /** It came back, as too many did before it. */
        LAST_SOFT_BOUNCE,
        /** The recipient marked it as unwanted. */
        COMPLAINT
    }

    /** Reads the command back. */
    public static MailFeedback of(LaneCommand command) {
        return StoredJson.read(command.payload(), MailFeedback.class);
    }

    /** The command. What said so names it, a touchpoint or a report, so that one that comes twice counts once. */
    LaneCommand toCommand(String leadId, String source, Instant now) {
        return new LaneCommand(KIND + "/" + source, leadId, KIND, StoredJson.write(this), now);
    }
}
