package io.ripen.webhooks;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The queues as those who deliver see them. Every change names the lease's token, so that a late one has no effect. */
@Singleton
class DeliveryQueue {
    private static final String CLAIM = """
            update webhook_endpoint set lease_token = gen_random_uuid(), lease_until = $2
            where endpoint_id in (
              select e.endpoint_id from webhook_endpoint e
              where e.state = 'active' and e.next_attempt_at <= $1 and e.lease_until < $1
                and ($4::uuid[] is null or e.endpoint_id = any($4))
                and exists (select from webhook_delivery d where d.endpoint_id = e.endpoint_id)
              order by e.next_attempt_at limit $3 for update skip locked)
            returning endpoint_id, lease_token""";
    private static final String NEXT = """
            with held as (
              update webhook_endpoint set lease_until = $3
              where endpoint_id = $1 and lease_token = $2 and state = 'active' returning *)
            select h.*, v.position, v.event_id, v.body
            from held h join webhook_delivery d using (endpoint_id) join webhook_event v using (position)
            order by d.position limit 1""";
    private static final String DELIVERED = """
            with held as (
              update webhook_endpoint set failures = 0, delivered = delivered + 1, last_success_at = $3, lease_until = $4
              where endpoint_id = $1 and lease_token = $2 returning endpoint_id),
              gone as (
                delete from webhook_delivery d using held h where d.endpoint_id = h.endpoint_id and d.position = $5)
            select from held""";
    private static final String FAILED = """
            update webhook_endpoint set failures = failures + 1, last_failure = $4, last_failure_at = $3,
              next_attempt_at = $5, state = case when $6 then 'disabled' else state end,
              disabled_reason = case when $6 then $4 else disabled_reason end,
              disabled_at = case when $6 then $3 else disabled_at end,
              lease_token = null, lease_until = '-infinity'
            where endpoint_id = $1 and lease_token = $2""";
    private static final String RELEASE = """
            update webhook_endpoint set lease_token = null, lease_until = '-infinity'
            where endpoint_id = $1 and lease_token = $2""";
    private static final String BACKLOG = """
            select (select count(*) from webhook_endpoint where state = 'disabled') as disabled,
              (select count(*) from webhook_delivery) as waiting""";
    private static final String EXPIRE = """
            delete from webhook_event where position in (
              select position from webhook_event where recorded_at < $1 order by recorded_at limit 5000)""";

    private final Pool pool;
    private final Destinations destinations;
    private final DeliverySettings settings;
    private final Clock clock;

    @Inject
    DeliveryQueue(Pool pool, Destinations destinations, Clock clock) {
        this.pool = pool;
        this.destinations = destinations;
        this.settings = destinations.settings();
        this.clock = clock;
    }

    /** The right to deliver to an endpoint, for the time being. */
    record Lease(UUID endpointId, UUID token) {}

    /**
     * What is to be delivered next.
     *
     * @param position its place in the queue
     * @param id the event's id
     * @param failures how many attempts in a row have failed
     */
    record Next(long position, String id, String body, int failures, Destination destination) {}

    /** How much there is to do, over all endpoints. */
    record Backlog(long disabledEndpoints, long waiting) {}

    /** Takes endpoints that have something to get and that nobody delivers to. */
    Uni<List<Lease>> claim(int most) {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(now(), leaseEnd(), most).addArrayOfUUID(known()))
                .map(rows -> {
                    List<Lease> leases = new ArrayList<>(rows.size());
                    for (Row row : rows) {
                        leases.add(new Lease(row.getUUID("endpoint_id"), row.getUUID("lease_token")));
                    }
                    return leases;
                });
    }

    /** The first event of the queue; empty when there is none, or the lease is lost. */
    Uni<Optional<Next>> next(Lease lease) {
        return pool.preparedQuery(NEXT)
                .execute(Tuple.of(lease.endpointId(), lease.token(), leaseEnd()))
                .map(rows -> {
                    RowIterator<Row> row = rows.iterator();
                    return row.hasNext() ? Optional.of(next(row.next())) : Optional.empty();
                });
    }

    /** The receiver has the event. False if the lease was lost: then somebody else delivers it once more. */
    Uni<Boolean> delivered(Lease lease, Next event) {
        Tuple values = Tuple.of(lease.endpointId(), lease.token(), now(), leaseEnd(), event.position());
        return pool.preparedQuery(DELIVERED).execute(values).map(rows -> rows.rowCount() == 1);
    }

    /** Leaves the endpoint alone for a while, with its queue as it is. */
    Uni<Void> retry(Lease lease, String failure, Duration wait) {
        return failed(lease, failure, wait, false);
    }

    /** Leaves the endpoint alone until somebody enables it. */
    Uni<Void> disable(Lease lease, String failure) {
        return failed(lease, failure, Duration.ZERO, true);
    }

    Uni<Void> release(Lease lease) {
        return pool.preparedQuery(RELEASE)
                .execute(Tuple.of(lease.endpointId(), lease.token()))
                .replaceWithVoid();
    }

    Uni<Backlog> backlog() {
        return pool.preparedQuery(BACKLOG)
                .execute()
                .map(rows -> rows.iterator().next())
                .map(row -> new Backlog(row.getLong("disabled"), row.getLong("waiting")));
    }

    /** Forgets some of the events that are too old; says how many. */
    Uni<Integer> expire() {
        return pool.preparedQuery(EXPIRE)
                .execute(Tuple.of(now().minus(settings.keep())))
                .map(rows -> rows.rowCount());
    }

    private Uni<Void> failed(Lease lease, String failure, Duration wait, boolean disable) {
        Tuple values = Tuple.tuple()
                .addUUID(lease.endpointId())
                .addUUID(lease.token())
                .addOffsetDateTime(now())
                .addString(failure)
                .addOffsetDateTime(now().plus(wait))
                .addBoolean(disable);
        return pool.preparedQuery(FAILED).execute(values).replaceWithVoid();
    }

    private Next next(Row row) {
        return new Next(
                row.getLong("position"),
                row.getString("event_id"),
                row.getString("body"),
                row.getInteger("failures"),
                destinations.of(row, clock.instant()));
    }

    private UUID @Nullable [] known() {
        return destinations.known().map(ids -> ids.toArray(UUID[]::new)).orElse(null);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private OffsetDateTime leaseEnd() {
        return now().plus(settings.lease());
    }
}
