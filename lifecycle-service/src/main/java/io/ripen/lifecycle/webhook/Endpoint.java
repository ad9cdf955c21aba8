package io.ripen.lifecycle.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ripen.webhooks.EndpointHealth;
import io.ripen.webhooks.EndpointState;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint as callers of the API see it, without its secret.
 *
 * @param endpointId the endpoint
 * @param url where events go
 * @param description what its owner wrote
 * @param events the types it gets
 * @param state whether it gets events
 * @param disabledReason why it is disabled: a failure's code, or {@code by-request}
 * @param disabledAt since when
 * @param failures attempts in a row that failed
 * @param lastFailure code of the last failed attempt, also of one that a success followed
 * @param lastFailureAt when that was
 * @param lastSuccessAt when an event was delivered last
 * @param nextAttemptAt when it is tried again; absent where nothing failed
 * @param delivered events delivered so far
 * @param waiting events yet to be delivered
 * @param waitingSince when the oldest of them was queued
 * @param createdAt when it was registered
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "WebhookEndpoint")
record Endpoint(
        UUID endpointId,
        String url,
        @Nullable String description,
        List<String> events,
        EndpointState state,
        @Nullable String disabledReason,
        @Nullable Instant disabledAt,
        int failures,
        @Nullable String lastFailure,
        @Nullable Instant lastFailureAt,
        @Nullable Instant lastSuccessAt,
        @Nullable Instant nextAttemptAt,
        long delivered,
        long waiting,
        @Nullable Instant waitingSince,
        Instant createdAt) {
    Endpoint {
        events = List.copyOf(events);
    }

    static Endpoint of(Row row, EndpointHealth health) {
        return new Endpoint(
                row.getUUID("endpoint_id"),
                row.getString("url"),
                row.getString("description"),
                List.of(row.getArrayOfStrings("events")),
                health.state(),
                health.disabledReason(),
                health.disabledAt(),
                health.failures(),
                health.lastFailure(),
                health.lastFailureAt(),
                health.lastSuccessAt(),
                health.nextAttemptAt(),
                health.delivered(),
                health.waiting(),
                health.waitingSince(),
                health.createdAt());
    }
}
