package io.ripen.nurture.webhook;

import io.ripen.lanes.postgres.Columns;
import io.ripen.nurture.domain.Sha256;
import io.ripen.nurture.domain.WebhookCall;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/** Where the lanes put calls, and people put them once more. A call that was ever put there before is not put there again while it is kept. */
@Singleton
public final class CallQueue {
    private static final int ID_BYTES = 16;
    private static final String ADD = """
            WITH added AS (
                INSERT INTO webhook_event (event_id, endpoint, lead_id, journey, version, step, entry, at, recorded_at,
                    body)
                SELECT event_id, endpoint, lead_id, journey, version, step, entry, $10, $10, body
                FROM unnest($1::text[], $2::text[], $4::text[], $5::text[], $6::int[], $7::text[], $8::int[], $9::text[])
                    WITH ORDINALITY
                    AS i (event_id, endpoint, lead_id, journey, version, step, entry, body, place)
                ORDER BY place
                ON CONFLICT (event_id) DO NOTHING
                RETURNING position, endpoint)
            INSERT INTO webhook_delivery (endpoint_id, position)
            SELECT DISTINCT e.endpoint_id, a.position
            FROM added a JOIN unnest($2::text[], $3::uuid[]) AS e (endpoint, endpoint_id) USING (endpoint)
            ORDER BY e.endpoint_id, a.position""";

    private static final String REPLAY = """
            INSERT INTO webhook_delivery (endpoint_id, position)
            SELECT e.endpoint_id, v.position FROM webhook_endpoint e JOIN webhook_event v ON v.endpoint = e.name
            WHERE e.name = $1 AND v.recorded_at >= $2
            ON CONFLICT DO NOTHING""";

    private final Pool pool;

    @Inject
    CallQueue(Pool pool) {
        this.pool = pool;
    }

    /** Queues calls within the caller's transaction. */
    public Uni<Void> add(SqlConnection transaction, List<WebhookCall> calls, Instant now) {
        if (calls.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple rows = new Columns<>(calls)
                .text(CallQueue::id)
                .text(WebhookCall::endpoint)
                .uuid(call -> ConfiguredEndpoints.id(call.endpoint()))
                .text(call -> call.lead().leadId())
                .text(call -> call.enrolment().journey())
                .integer(call -> call.enrolment().version())
                .text(WebhookCall::step)
                .integer(call -> call.enrolment().entry())
                .text(call -> StepReached.of(call, now).json())
                .tuple()
                .addOffsetDateTime(Columns.utc(now));
        return transaction.preparedQuery(ADD).execute(rows).replaceWithVoid();
    }

    /** Queues once more what was recorded for an endpoint since an instant; says how much. */
    Uni<Integer> replay(String endpoint, Instant from) {
        return pool.preparedQuery(REPLAY)
                .execute(Tuple.of(endpoint, Columns.utc(from)))
                .map(rows -> rows.rowCount());
    }

    /**
     * The header {@code webhook-id}, by which a receiver knows a call that it had before. It follows from lead, journey, entry
     * and step, and has none of them in it; nor a full stop, which would make the signature ambiguous.
     */
    static String id(WebhookCall call) {
        String key = call.lead().leadId() + "/" + call.enrolment().journey() + "/" + call.step() + "/"
                + call.enrolment().entry();
        return "step-" + HexFormat.of().formatHex(Sha256.of(key), 0, ID_BYTES);
    }
}
