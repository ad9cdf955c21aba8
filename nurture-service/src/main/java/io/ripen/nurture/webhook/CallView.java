package io.ripen.nurture.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One call, which says that a lead reached a step.
 *
 * @param id the header {@code webhook-id}, the same however often it is sent
 * @param version of the journey
 * @param entry how many times the lead had entered the journey, from 1
 * @param at when the lead reached the step
 * @param state waiting while the endpoint has yet to get it, also once more; delivered otherwise
 * @param deliveredAt when the endpoint took it last
 */
@Schema(name = "WebhookCall")
@JsonInclude(JsonInclude.Include.NON_NULL)
record CallView(
        String id,
        String endpoint,
        String leadId,
        String journey,
        int version,
        String step,
        int entry,
        Instant at,
        String state,
        @Nullable Instant deliveredAt) {

    static CallView of(Row row) {
        OffsetDateTime delivered = row.getOffsetDateTime("delivered_at");
        return new CallView(
                row.getString("event_id"),
                row.getString("endpoint"),
                row.getString("lead_id"),
                row.getString("journey"),
                row.getInteger("version"),
                row.getString("step"),
                row.getInteger("entry"),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("state"),
                delivered == null ? null : delivered.toInstant());
    }
}
