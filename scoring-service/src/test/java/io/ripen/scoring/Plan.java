package io.ripen.scoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What the database did for a statement, as its own {@code explain analyze} tells.
 *
 * @param nodes the steps
 */
public record Plan(List<JsonNode> nodes) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();
    /** As lanes have it, whose plans are the same for every value. */
    private static final String AS_IN_LANES = """
            select set_config('plan_cache_mode', 'force_generic_plan', true),
              set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true)""";

    /**
     * Fills tables, runs a statement as lanes do and takes all of it back.
     *
     * @param rows statements that add rows
     */
    public static Plan of(Pool pool, List<String> rows, String statement, Tuple values) {
        SqlConnection connection = await(pool.getConnection());
        try {
            await(connection.begin());
            for (String each : rows) {
                await(connection.query(each).execute());
            }
            await(connection.query(AS_IN_LANES).execute());
            String answer = await(connection
                            .preparedQuery("explain (analyze, format json) " + statement)
                            .execute(values))
                    .iterator()
                    .next()
                    .getValue(0)
                    .toString();
            List<JsonNode> nodes = new ArrayList<>();
            add(nodes, JSON.readTree(answer).get(0).get("Plan"));
            return new Plan(nodes);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        } finally {
            await(connection.query("rollback").execute());
            await(connection.close());
        }
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(PATIENCE);
    }

    private static void add(List<JsonNode> nodes, JsonNode node) {
        nodes.add(node);
        node.path("Plans").forEach(child -> add(nodes, child));
    }

    /** How many rows were looked at in a table, those that were then left out included. */
    public long rowsRead(String table) {
        return nodes.stream()
                .filter(node -> node.path("Relation Name").asText().equals(table)
                        && !node.path("Node Type").asText().equals("ModifyTable"))
                .mapToLong(node -> Math.round(node.get("Actual Loops").asDouble()
                        * (node.get("Actual Rows").asDouble()
                                + node.path("Rows Removed by Filter").asDouble()
                                + node.path("Rows Removed by Index Recheck").asDouble())))
                .sum();
    }
}
