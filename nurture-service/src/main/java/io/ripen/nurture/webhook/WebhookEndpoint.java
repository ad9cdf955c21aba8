package io.ripen.nurture.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ripen.webhooks.EndpointHealth;
import io.ripen.webhooks.EndpointState;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint as callers of the API see it, without its secret, and without the path of its URL, which may be one.
 *
 * @param name the name by which journeys call it
 * @param host where calls go; absent for an endpoint that is not in the settings any more, which gets nothing
 * @param state whether it gets calls
 * @param disabledReason why it is disabled: a failure's code, or {@code by-request}
 * @param disabledAt since when
 * @param failures attempts in a row that failed
 * @param lastFailure code of the last failed attempt, also of one that a success followed
 * @param lastFailureAt when that was
 * @param lastSuccessAt when a call was delivered last
 * @param nextAttemptAt when it is tried again; absent where nothing failed
 * @param delivered calls delivered so far
 * @param waiting calls yet to be delivered
 * @param waitingSince when the oldest of them was queued
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "WebhookEndpoint")
record WebhookEndpoint(
        String name,
        @Nullable String host,
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
        @Nullable Instant waitingSince) {

    static WebhookEndpoint of(Row row, EndpointHealth health, @Nullable String host) {
        return new WebhookEndpoint(
                row.getString("name"),
                host,
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
                health.waitingSince());
    }
}
