package io.ripen.scoring.backtest;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
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

    /** Most sets or outcomes that an answer names. */
    private static final int MOST_NAMED = 50;

    private static final String KEEP = """
            insert into outcome (outcome_set, lead_id, outcome, reached_at)
            select $1, o.lead_id, o.outcome, o.reached_at
            from unnest($2::uuid[], $3::text[], $4::timestamptz[]) as o (lead_id, outcome, reached_at)
            order by o.lead_id, o.outcome
            on conflict (outcome_set, lead_id, outcome) do update set
              reached_at = least(outcome.reached_at, excluded.reached_at)""";
    private static final String REMOVE = "delete from outcome where outcome_set = $1";
    private static final String IS_REACHED = "select from outcome where outcome_set = $1 and outcome = $2 limit 1";
    private static final String WORDS =
            "select distinct outcome from outcome where outcome_set = $1 order by outcome limit " + MOST_NAMED;
    /** One probe of the index per set. */
    private static final String SETS = """
            with recursive s (name) as (
              (select outcome_set from outcome order by outcome_set limit 1)
              union all
              select (select outcome_set from outcome where outcome_set > s.name order by outcome_set limit 1)
              from s where s.name is not null)
            select name from s where name is not null limit\s""" + MOST_NAMED;

    private static final String OF_LEADS = """
            select lead_id, reached_at from outcome
            where outcome_set = $1 and outcome = $2 and lead_id = any($3::uuid[])""";
    /**
     * From leads to those that hold their histories, as {@code LeadLookup} goes for one lead. One probe of the index per step:
     * {@code limit} leaves PostgreSQL no other way, also on a connection that planned it while the table was small.
     */
    private static final String WAY = """
            with recursive way (start, lead_id, merged_into, erased_at) as (
              select lead_id, lead_id, merged_into, erased_at from lead where lead_id = any($1::uuid[])
              union
              select way.start, l.lead_id, l.merged_into, l.erased_at
              from way cross join lateral (
                select lead_id, merged_into, erased_at from lead where lead_id = way.merged_into limit 1) l
              where not coalesce((select m.undone_at is not null from lead_merge m
                where m.lead_id = way.lead_id order by m.number desc limit 1), false))
            """;

    /** An erasure waits for these locks before it deletes outcomes, so that none is added behind its back. */
    private static final String HOLD = WAY + """
            select lead_id from lead where lead_id = any(array(select lead_id from way)) order by lead_id for share""";

    private static final String FORGOTTEN = WAY + "select distinct start from way where erased_at is not null";
    private static final String KNOWN = WAY + "select start from way group by start having bool_and(erased_at is null)";
    private static final String LEADS_OF = "select email, lead_id from lead_identity where email = any($1::text[])";

    /** A lead reached an outcome at an instant. */
    record Outcome(UUID leadId, String outcome, Instant reachedAt) {}

    /**
     * Keeps outcomes; of several equal ones the earliest counts. Those of people who were forgotten, also under the id of
     * a lead that was merged before, are left out.
     */
    Uni<Void> keep(SqlConnection transaction, String set, Collection<Outcome> outcomes) {
        record Key(UUID leadId, String outcome) {}
        Map<Key, Outcome> earliest = outcomes.stream()
                .collect(Collectors.toMap(
                        outcome -> new Key(outcome.leadId(), outcome.outcome()),
                        outcome -> outcome,
                        BinaryOperator.minBy(Comparator.comparing(Outcome::reachedAt))));
        if (earliest.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<UUID> leads =
                earliest.keySet().stream().map(Key::leadId).distinct().toList();
        return leads(transaction, HOLD, leads)
                .chain(() -> leads(transaction, FORGOTTEN, leads))
                .flatMap(forgotten -> insert(
                        transaction,
                        set,
                        earliest.values().stream()
                                .filter(outcome -> !forgotten.contains(outcome.leadId()))
                                .toList()));
    }

    private static Uni<Void> insert(SqlClient client, String set, List<Outcome> rows) {
        Tuple values = Tuple.of(set)
                .addValue(rows.stream().map(Outcome::leadId).toArray(UUID[]::new))
                .addValue(rows.stream().map(Outcome::outcome).toArray(String[]::new))
                .addValue(rows.stream()
                        .map(outcome -> outcome.reachedAt().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new));
        return client.preparedQuery(KEEP).execute(values).replaceWithVoid();
    }

    /** Whether anybody has reached an outcome; reads the whole set if nobody has. */
    Uni<Boolean> isReached(SqlClient client, String set, String outcome) {
        return client.preparedQuery(IS_REACHED).execute(Tuple.of(set, outcome)).map(rows -> rows.size() > 0);
    }

    /** The outcomes in a set, in alphabetical order; none if there is no such set. */
    Uni<List<String>> words(SqlClient client, String set) {
        return client.preparedQuery(WORDS).execute(Tuple.of(set)).map(Outcomes::texts);
    }

    /** The sets that hold outcomes, in alphabetical order. */
    Uni<List<String>> sets(SqlClient client) {
        return client.preparedQuery(SETS).execute().map(Outcomes::texts);
    }

    private static List<String> texts(RowSet<Row> rows) {
        List<String> texts = new ArrayList<>(rows.size());
        rows.forEach(row -> texts.add(row.getString(0)));
        return texts;
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

    /** Those of these ids that are leads; who was forgotten is nobody. */
    Uni<Set<UUID>> known(SqlClient client, Collection<UUID> leadIds) {
        return leads(client, KNOWN, leadIds);
    }

    private static Uni<Set<UUID>> leads(SqlClient client, String statement, Collection<UUID> leadIds) {
        return client.preparedQuery(statement)
                .execute(Tuple.tuple().addValue(leadIds.toArray(UUID[]::new)))
                .map(rows -> {
                    Set<UUID> leads = new HashSet<>();
                    for (Row row : rows) {
                        leads.add(row.getUUID(0));
                    }
                    return leads;
                });
    }
}
