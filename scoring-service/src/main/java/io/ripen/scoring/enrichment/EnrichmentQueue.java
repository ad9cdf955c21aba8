package io.ripen.scoring.enrichment;

import io.ripen.scoring.domain.touchpoint.EmailAddress;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * The table of companies that are to be asked about. A lane adds to it in its own transaction; workers of all instances
 * take from it with a lease, so that one that dies costs a wait and nothing else.
 */
@Singleton
public class EnrichmentQueue {
    private static final String ASK = """
            insert into enrichment_request (lead_id, email, domain, attempts, due_at)
            select u.lead_id, u.email, u.domain, 0, u.due_at
            from unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[]) as u (lead_id, email, domain, due_at)
            on conflict (lead_id, domain) do nothing""";
    private static final String TAKE = """
            update enrichment_request r set attempts = r.attempts + 1, due_at = $2
            from (select lead_id, domain from enrichment_request where due_at <= $1 order by due_at limit $3
                  for update skip locked) as due
            where r.lead_id = due.lead_id and r.domain = due.domain
            returning r.lead_id, r.domain, r.attempts""";
    private static final String LATER = "update enrichment_request set due_at = $3 where lead_id = $1 and domain = $2";
    private static final String NOT_ASKED = """
            update enrichment_request set attempts = attempts - 1, due_at = $3 where lead_id = $1 and domain = $2""";
    private static final String DONE = "delete from enrichment_request where lead_id = $1 and domain = $2";

    private final Pool pool;
    private final EnrichmentConfig config;

    @Inject
    EnrichmentQueue(Pool pool, EnrichmentConfig config) {
        this.pool = pool;
        this.config = config;
    }

    /** Whether anybody takes from the queue; otherwise nothing is added. */
    public boolean isOpen() {
        return config.enabled();
    }

    /**
     * Adds requests.
     *
     * @param emails mail addresses by lead id, sorted so that two transactions never wait for one another in a circle
     */
    public Uni<Void> ask(SqlConnection transaction, SortedMap<String, String> emails, Instant now) {
        if (emails.isEmpty() || !isOpen()) {
            return Uni.createFrom().voidItem();
        }
        OffsetDateTime[] due = new OffsetDateTime[emails.size()];
        Arrays.fill(due, now.atOffset(ZoneOffset.UTC));
        Tuple values = Tuple.tuple()
                .addValue(emails.keySet().stream().map(UUID::fromString).toArray(UUID[]::new))
                .addValue(emails.values().toArray(String[]::new))
                .addValue(emails.values().stream().map(EmailAddress::domain).toArray(String[]::new))
                .addValue(due);
        return transaction.preparedQuery(ASK).execute(values).replaceWithVoid();
    }

    /** Takes requests that are due; nobody else gets them before the lease is over. */
    Uni<List<EnrichmentRequest>> take(int most, Instant now, Duration lease) {
        return pool.preparedQuery(TAKE)
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC), now.plus(lease).atOffset(ZoneOffset.UTC), most))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row ->
                                new EnrichmentRequest(row.getUUID(0).toString(), row.getString(1), row.getInteger(2)))
                        .toList());
    }

    /** Puts a request off. */
    Uni<Void> later(EnrichmentRequest request, Instant at) {
        return execute(
                pool,
                LATER,
                Tuple.of(UUID.fromString(request.leadId()), request.domain(), at.atOffset(ZoneOffset.UTC)));
    }

    /** Puts a request off that nobody was asked about, so that it does not count as an attempt. */
    Uni<Void> notAsked(EnrichmentRequest request, Instant at) {
        return execute(
                pool,
                NOT_ASKED,
                Tuple.of(UUID.fromString(request.leadId()), request.domain(), at.atOffset(ZoneOffset.UTC)));
    }

    /** Forgets a request. */
    Uni<Void> done(EnrichmentRequest request) {
        return execute(pool, DONE, Tuple.of(UUID.fromString(request.leadId()), request.domain()));
    }

    private static Uni<Void> execute(SqlClient client, String statement, Tuple values) {
        return client.preparedQuery(statement).execute(values).replaceWithVoid();
    }
}
