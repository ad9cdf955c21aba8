package io.ripen.webhooks;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How delivery to an endpoint goes.
 *
 * @param state whether anything is delivered
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
 * @param createdAt when the endpoint was made
 */
public record EndpointHealth(
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

    static EndpointHealth of(Row row) {
        int failures = row.getInteger("failures");
        EndpointState state = EndpointState.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
        return new EndpointHealth(
                state,
                row.getString("disabled_reason"),
                instant(row, "disabled_at"),
                failures,
                row.getString("last_failure"),
                instant(row, "last_failure_at"),
                instant(row, "last_success_at"),
                failures > 0 && state == EndpointState.ACTIVE ? instant(row, "next_attempt_at") : null,
                row.getLong("delivered"),
                row.getLong("waiting"),
                instant(row, "waiting_since"),
                row.getOffsetDateTime("created_at").toInstant());
    }

    private static @Nullable Instant instant(Row row, String column) {
        OffsetDateTime value = row.getOffsetDateTime(column);
        return value == null ? null : value.toInstant();
    }
}
