package io.ripen.webhooks;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** How delivery goes, for people, and what they can do about it. */
@Singleton
public class EndpointStates {
    private static final String READ = """
            select e.*, w.waiting, w.waiting_since from webhook_endpoint e
            cross join lateral (
              select count(*) as waiting,
                (select v.recorded_at from webhook_delivery f join webhook_event v using (position)
                 where f.endpoint_id = e.endpoint_id order by f.position limit 1) as waiting_since
              from webhook_delivery d where d.endpoint_id = e.endpoint_id) w
            where e.endpoint_id = $1 or $1 is null order by e.created_at, e.endpoint_id""";
    private static final String ENABLE = """
            update webhook_endpoint set state = 'active', disabled_reason = null, disabled_at = null, failures = 0,
              next_attempt_at = $2 where endpoint_id = $1""";
    private static final String DISABLE = """
            update webhook_endpoint set state = 'disabled', disabled_reason = 'by-request', disabled_at = $2
            where endpoint_id = $1 and state = 'active'""";

    private final Pool pool;
    private final Clock clock;

    @Inject
    EndpointStates(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /**
     * All endpoints, the oldest first.
     *
     * @param form makes of a row and the state in it what the service shows
     */
    public <T> Uni<List<T>> all(BiFunction<Row, EndpointHealth, T> form) {
        return read(null, form);
    }

    /** One endpoint; empty if there is none. */
    public <T> Uni<Optional<T>> find(UUID id, BiFunction<Row, EndpointHealth, T> form) {
        return read(id, form).map(found -> found.stream().findFirst());
    }

    /** Delivers again, from the first event on that the endpoint has not got; false if there is none. */
    public Uni<Boolean> enable(UUID id) {
        return changed(ENABLE, id);
    }

    /** Delivers nothing more, while events go on being queued; false if there is no active one. */
    public Uni<Boolean> disable(UUID id) {
        return changed(DISABLE, id);
    }

    private <T> Uni<List<T>> read(@Nullable UUID id, BiFunction<Row, EndpointHealth, T> form) {
        return pool.preparedQuery(READ).execute(Tuple.tuple().addUUID(id)).map(rows -> {
            List<T> endpoints = new ArrayList<>(rows.size());
            for (Row row : rows) {
                endpoints.add(form.apply(row, EndpointHealth.of(row)));
            }
            return endpoints;
        });
    }

    private Uni<Boolean> changed(String statement, UUID id) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        return pool.preparedQuery(statement).execute(Tuple.of(id, now)).map(rows -> rows.rowCount() == 1);
    }
}
