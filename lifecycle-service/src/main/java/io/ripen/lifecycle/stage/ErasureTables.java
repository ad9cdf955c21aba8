package io.ripen.lifecycle.stage;

import io.ripen.contracts.privacy.LeadErasureRequested;
import io.ripen.lanes.postgres.LaneErasure;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/** Forgets leads, in the transaction of their lane. */
@ApplicationScoped
class ErasureTables {
    private static final String READ = "SELECT lead_id FROM erased_lead WHERE lead_id = ANY($1::text[])";
    private static final String REMEMBER = """
            INSERT INTO erased_lead (lead_id, request_id, erased_at)
            SELECT i.lead_id, i.request_id, $3 FROM unnest($1::text[], $2::text[]) AS i(lead_id, request_id)""";
    private static final List<String> FORGET = List.of(
            "DELETE FROM lead_stage WHERE lead_id = ANY($1::text[])",
            "DELETE FROM stage_transition WHERE lead_id = ANY($1::text[])",
            "DELETE FROM stage_happening WHERE lead_id = ANY($1::text[])",
            "DELETE FROM sales_feedback WHERE lead_id = ANY($1::text[])",
            "DELETE FROM stage_import WHERE lead_id = ANY($1::text[])");

    /** Which of these leads were forgotten before. */
    Uni<Set<String>> erased(SqlConnection transaction, Collection<String> leadIds) {
        return transaction.preparedQuery(READ).execute(ids(leadIds)).map(rows -> {
            Set<String> erased = new HashSet<>();
            rows.forEach(row -> erased.add(row.getString("lead_id")));
            return erased;
        });
    }

    /**
     * Forgets leads for good.
     *
     * @param requests what asked for it, by lead
     * @param silenced erased leads of which the batch carries commands
     */
    Uni<Void> erase(
            SqlConnection transaction,
            SortedMap<String, LeadErasureRequested> requests,
            Collection<String> silenced,
            Instant now) {
        List<Uni<?>> statements = new ArrayList<>();
        if (!requests.isEmpty()) {
            Tuple leads = ids(requests.keySet());
            statements.add(transaction
                    .preparedQuery(REMEMBER)
                    .execute(ids(requests.keySet())
                            .addArrayOfString(requests.values().stream()
                                    .map(LeadErasureRequested::requestId)
                                    .toArray(String[]::new))
                            .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))));
            FORGET.forEach(statement ->
                    statements.add(transaction.preparedQuery(statement).execute(leads)));
            statements.add(LaneErasure.forget(transaction, SalesCommand.LANE_GROUP, requests.keySet()));
        }
        if (!silenced.isEmpty()) {
            // The lane answers these in the same transaction.
            statements.add(LaneErasure.silenceOpen(transaction, SalesCommand.LANE_GROUP, silenced));
        }
        return statements.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.combine().all().unis(statements).discardItems();
    }

    private static Tuple ids(Collection<String> leadIds) {
        return Tuple.tuple().addArrayOfString(leadIds.toArray(String[]::new));
    }
}
