package io.ripen.nurture.mail;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One mail in the send log. It names the lead and no address.
 *
 * @param variant of the step; absent where it has none
 * @param state QUEUED, SENDING, SENT, SUPPRESSED, FAILED or UNKNOWN
 * @param reason stable code of why it was suppressed, failed, is unknown, or is held while queued
 * @param attempts begun so far
 * @param createdAt when it was decided on; the log is ordered by it
 * @param settledAt when it was sent, suppressed, given up or put in doubt
 */
@Schema(name = "SendLogLine")
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "createdAt",
    "mailKey",
    "leadId",
    "journey",
    "journeyVersion",
    "step",
    "entry",
    "variant",
    "template",
    "kind",
    "purpose",
    "state",
    "reason",
    "attempts",
    "settledAt",
    "messageId"
})
record SendLogLine(
        Instant createdAt,
        String mailKey,
        String leadId,
        String journey,
        int journeyVersion,
        String step,
        int entry,
        @Nullable String variant,
        String template,
        String kind,
        String purpose,
        String state,
        @Nullable String reason,
        int attempts,
        @Nullable Instant settledAt,
        String messageId) {

    static SendLogLine of(Row row) {
        OffsetDateTime settledAt = row.getOffsetDateTime("settled_at");
        return new SendLogLine(
                row.getOffsetDateTime("created_at").toInstant(),
                row.getString("mail_key"),
                row.getString("lead_id"),
                row.getString("journey"),
                row.getInteger("journey_version"),
                row.getString("step"),
                row.getInteger("entry"),
                row.getString("variant"),
                row.getString("template"),
                row.getString("kind"),
                row.getString("purpose"),
                row.getString("state"),
                row.getString("reason"),
                row.getInteger("attempts"),
                settledAt == null ? null : settledAt.toInstant(),
                row.getString("message_id"));
    }
}
