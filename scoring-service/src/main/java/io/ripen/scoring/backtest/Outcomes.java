package io.ripen.scoring.backtest;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/** The table of what became of leads. */
@Singleton
class Outcomes {
    /** The set that lifecycle's stage events fill. */
    static final String STAGES = "stages";

    private static final String KEEP = """
            insert into outcome (outcome_set, lead_id, outcome, reached_at)
            select $1, o.lead_id, o.outcome, o.reached_at
            from unnest($2::uuid[], $3::text[], $4::timestamptz[]) as o (lead_id, outcome, reached_at)
            order by o.lead_id, o.outcome
            on conflict (outcome_set, lead_id, outcome) do update set
              reached_at = least(outcome.reached_at, excluded.reached_at)""";
    private static final String REMOVE = "delete from outcome where outcome_set = $1";
    private static final String OF_LEADS = """
            select lead_id, reached_at from outcome
            where outcome_set = $1 and outcome = $2 and lead_id = any($3::uuid[])""";
    private static final String KNOWN =
            "select lead_id from lead where lead_id = any($1::uuid[]) and erased_at is null";
    private static final String LEADS_OF = "select email, lead_id from lead_identity where email = any($1::text[])";

    /** A lead reached an outcome at an instant. */
    record Outcome(UUID leadId, String outcome, Instant reachedAt) {}

    /** Keeps outcomes; of several equal ones the earliest counts. */
    Uni<Void> keep(SqlClient client, String set, Collection<Outcome> outcomes) {
        record Key(UUID leadId, String outcome) {}
        Map<Key, Outcome> earliest = outcomes.stream()
                .collect(Collectors.toMap(
                        outcome -> new Key(outcome.leadId(), outcome.outcome()),
                        outcome -> outcome,
                        BinaryOperator.minBy(Comparator.comparing(Outcome::reachedAt))));
        if (earliest.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Outcome> rows = List.copyOf(earliest.values());
        Tuple values = Tuple.of(set)
                .addValue(rows.stream().map(Outcome::leadId).toArray(UUID[]::new))
                .addValue(rows.stream().map(Outcome::outcome).toArray(String[]::new))
                .addValue(rows.stream()
                        .map(outcome -> outcome.reachedAt().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new));
        return client.preparedQuery(KEEP).execute(values).replaceWithVoid();
    }

    /** Removes a set; says how many outcomes it had. */
    Uni<Integer> remove(SqlClient client, String set) {
        return client.preparedQuery(REMOVE).execute(Tuple.of(set)).map(SqlResult::rowCount);
    }

    /** When these leads reached an outcome, as far as they did. */
    Uni<Map<String, Instant>> of(SqlClient client, String set, String outcome, Collection<UUID> leadIds) {
        return client.preparedQuery(OF_LEADS)
                .execute(Tuple.of(set, outcome).addValue(leadIds.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<String, Instant> reached = new HashMap<>();
                    for (Row row : rows) {
                        reached.put(
                                row.getUUID(0).toString(),
                                row.getOffsetDateTime(1).toInstant());
                    }
                    return reached;
                });
    }

    /** The leads that these addresses, in lower case, belong to. */
    Uni<Map<String, UUID>> leadsOf(SqlClient client, Collection<String> emails) {
        return client.preparedQuery(LEADS_OF)
                .execute(Tuple.tuple().addValue(emails.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, UUID> leads = new HashMap<>();
                    for (Row row : rows) {
                        leads.put(row.getString(0), row.getUUID(1));
                    }
                    return leads;
                });
    }

    /** Those of these ids that are leads; who was erased is nobody. */
    Uni<Set<UUID>> known(SqlClient client, Collection<UUID> leadIds) {
        return client.preparedQuery(KNOWN)
                .execute(Tuple.tuple().addValue(leadIds.toArray(UUID[]::new)))
                .map(rows -> {
                    Set<UUID> known = new HashSet<>();
                    for (Row row : rows) {
                        known.add(row.getUUID(0));
                    }
                    return known;
                });
    }
}
