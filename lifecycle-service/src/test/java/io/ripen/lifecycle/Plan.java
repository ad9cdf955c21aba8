package io.ripen.lifecycle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the database did for a statement, as its own {@code explain analyze} tells, on a connection of the service. */
public final class Plan {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<JsonNode> nodes = new ArrayList<>();

    private Plan() {}

    /** Runs a statement and reads what was done. */
    public static Plan of(Pool pool, String statement, Tuple values) {
        Object answer = pool.preparedQuery("explain (analyze, format json) " + statement)
                .execute(values)
                .await()
                .atMost(PATIENCE)
                .iterator()
                .next()
                .getValue(0);
        Plan plan = new Plan();
        try {
            plan.add(JSON.readTree(answer.toString()).get(0).get("Plan"));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
        return plan;
    }

    private void add(JsonNode node) {
        nodes.add(node);
        node.path("Plans").forEach(this::add);
    }

    /** The indexes that were read. */
    public Set<String> indexes() {
        Set<String> names = new TreeSet<>();
        nodes.forEach(node -> {
            if (node.has("Index Name")) {
                names.add(node.get("Index Name").asText());
            }
        });
        return names;
    }

    /** How many rows were looked at in all tables together, those that were then left out included. */
    public long rowsRead() {
        return nodes.stream()
                .filter(node -> node.has("Relation Name"))
                .mapToLong(node -> Math.round(node.get("Actual Loops").asDouble()
                        * (node.get("Actual Rows").asDouble()
                                + node.path("Rows Removed by Filter").asDouble()
                                + node.path("Rows Removed by Index Recheck").asDouble())))
                .sum();
    }
}
