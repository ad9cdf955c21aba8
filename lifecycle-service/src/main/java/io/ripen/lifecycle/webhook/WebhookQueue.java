package io.ripen.lifecycle.webhook;

import io.ripen.lanes.postgres.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The lanes' side of the queues: one statement per batch. */
@Singleton
class WebhookQueue {
    private static final String ADD = """
            with added as (
              insert into webhook_event (event_id, event_type, lead_id, at, recorded_at, body)
              select i.event_id, i.event_type, i.lead_id, i.at, $6, i.body
              from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::text[])
                with ordinality as i (event_id, event_type, lead_id, at, body, place)
              where exists (select from webhook_endpoint)
                and not exists (select from erased_lead f where f.lead_id = i.lead_id)
                and not exists (select from webhook_erased f where f.lead_id = i.lead_id)
              order by i.place
              on conflict (event_id) do nothing
              returning position, event_type)
            insert into webhook_delivery (endpoint_id, position)
            select e.endpoint_id, a.position
            from added a join webhook_endpoint e on a.event_type = any(e.events)
            order by e.endpoint_id, a.position""";
    private static final String FORGET = """
            with erased as (
              insert into webhook_erased (lead_id)
              select i.lead_id from unnest($1::text[]) as i (lead_id) order by i.lead_id
              on conflict (lead_id) do nothing)
            delete from webhook_event where lead_id = any($1::text[])""";

    /**
     * Keeps events and queues them for every endpoint that wants their type; without any endpoint nothing is kept. Nor is
     * anything of a lead that the lanes of webhooks or of stages have forgotten.
     */
    Uni<Void> add(SqlConnection transaction, List<KeptEvent> events, Instant now) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple rows = new Columns<>(events)
                .text(KeptEvent::id)
                .text(KeptEvent::type)
                .text(KeptEvent::leadId)
                .instant(KeptEvent::at)
                .text(KeptEvent::body)
                .tuple()
                .addOffsetDateTime(Columns.utc(now));
        return transaction.preparedQuery(ADD).execute(rows).replaceWithVoid();
    }

    /** Forgets these leads for good: what was not delivered yet never will be, and what comes later is not kept. */
    Uni<Void> forget(SqlConnection transaction, Collection<String> leadIds) {
        return leadIds.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(FORGET)
                        .execute(Tuple.tuple().addArrayOfString(leadIds.toArray(String[]::new)))
                        .replaceWithVoid();
    }
}
