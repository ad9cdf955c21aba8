package io.ripen.nurture.webhook;

import io.ripen.nurture.domain.WebhookCall;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Where the lanes put calls. A call that was ever put there before is not put there again while it is kept. */
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

    /** Queues calls within the caller's transaction. */
    public Uni<Void> add(SqlConnection transaction, List<WebhookCall> calls, Instant now) {
        if (calls.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple rows = Tuple.tuple()
                .addArrayOfString(texts(calls, CallQueue::id))
                .addArrayOfString(texts(calls, WebhookCall::endpoint))
                .addArrayOfUUID(calls.stream()
                        .map(call -> ConfiguredEndpoints.id(call.endpoint()))
                        .toArray(UUID[]::new))
                .addArrayOfString(texts(calls, call -> call.lead().leadId()))
                .addArrayOfString(texts(calls, call -> call.enrolment().journey()))
                .addArrayOfInteger(numbers(calls, call -> call.enrolment().version()))
                .addArrayOfString(texts(calls, WebhookCall::step))
                .addArrayOfInteger(numbers(calls, call -> call.enrolment().entry()))
                .addArrayOfString(texts(calls, call -> StepReached.of(call, now).json()))
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC));
        return transaction.preparedQuery(ADD).execute(rows).replaceWithVoid();
    }

    /**
     * The header {@code webhook-id}, by which a receiver knows a call that it had before. It follows from lead, journey, entry
     * and step, and has none of them in it; nor a full stop, which would make the signature ambiguous.
     */
    static String id(WebhookCall call) {
        String key = call.lead().leadId() + "/" + call.enrolment().journey() + "/" + call.step() + "/"
                + call.enrolment().entry();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return "step-" + HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String[] texts(List<WebhookCall> calls, Function<WebhookCall, String> member) {
        return calls.stream().map(member).toArray(String[]::new);
    }

    private static Integer[] numbers(List<WebhookCall> calls, Function<WebhookCall, Integer> member) {
        return calls.stream().map(member).toArray(Integer[]::new);
    }
}
