package io.ripen.lifecycle.webhook;

import io.ripen.webhooks.EndpointStates;
import io.ripen.webhooks.Secret;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table of endpoints as the API sees it. */
@Singleton
class Endpoints {
    private static final String ADD = """
            insert into webhook_endpoint (endpoint_id, url, description, events, secret, state, next_attempt_at, created_at)
            select $1, $2, $3, $4, $5, 'active', $6, $6 where (select count(*) from webhook_endpoint) < $7""";
    private static final String REMOVE = """
            with gone as (delete from webhook_endpoint where endpoint_id = $1 returning endpoint_id),
              queue as (delete from webhook_delivery where endpoint_id = $1)
            select endpoint_id from gone""";
    private static final String ROTATE = """
            update webhook_endpoint set previous_secret = secret, previous_until = $3, secret = $2
            where endpoint_id = $1""";
    private static final String REPLAY = """
            insert into webhook_delivery (endpoint_id, position)
            select p.endpoint_id, v.position
            from webhook_endpoint p join webhook_event v on v.event_type = any(p.events)
            where p.endpoint_id = $1 and v.recorded_at >= $2
            on conflict do nothing""";

    private final Pool pool;
    private final EndpointStates states;
    private final SecretBox box;
    private final WebhookConfig config;
    private final Clock clock;

    @Inject
    Endpoints(Pool pool, EndpointStates states, SecretBox box, WebhookConfig config, Clock clock) {
        this.pool = pool;
        this.states = states;
        this.box = box;
        this.config = config;
        this.clock = clock;
    }

    /** Adds an endpoint; empty when there are as many as there may be. */
    Uni<Optional<UUID>> add(String url, @Nullable String description, List<String> events, Secret secret) {
        UUID id = UUID.randomUUID();
        Tuple values = Tuple.tuple()
                .addUUID(id)
                .addString(url)
                .addString(description)
                .addArrayOfString(events.toArray(String[]::new))
                .addString(box.seal(id, secret))
                .addOffsetDateTime(now())
                .addInteger(config.mostEndpoints());
        return pool.preparedQuery(ADD)
                .execute(values)
                .map(rows -> rows.rowCount() == 1 ? Optional.of(id) : Optional.empty());
    }

    /** All endpoints, the oldest first. */
    Uni<List<Endpoint>> all() {
        return states.all(Endpoint::of);
    }

    Uni<Optional<Endpoint>> find(UUID id) {
        return states.find(id, Endpoint::of);
    }

    /** Removes it with its queue; false if there is none. */
    Uni<Boolean> remove(UUID id) {
        return pool.preparedQuery(REMOVE)
                .execute(Tuple.of(id))
                .map(rows -> first(rows).isPresent());
    }

    /** Signs with a new secret, and for a while with the present one too. */
    Uni<Boolean> rotate(UUID id, Secret secret) {
        return changed(ROTATE, Tuple.of(id, box.seal(id, secret), now().plus(config.previousSecretFor())));
    }

    /** Queues once more what was recorded since an instant; says how much. */
    Uni<Integer> replay(UUID id, Instant from) {
        return pool.preparedQuery(REPLAY)
                .execute(Tuple.of(id, from.atOffset(ZoneOffset.UTC)))
                .map(RowSet::rowCount);
    }

    private Uni<Boolean> changed(String statement, Tuple values) {
        return pool.preparedQuery(statement).execute(values).map(rows -> rows.rowCount() == 1);
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        RowIterator<Row> iterator = rows.iterator();
        return iterator.hasNext() ? Optional.of(iterator.next()) : Optional.empty();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
