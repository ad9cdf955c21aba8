package io.ripen.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.ripen.testkit.RipenBackbone;
import io.ripen.testkit.Tokens;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A million leads: the answers are right, and how long they take is printed. */
@Tag("slow")
@QuarkusTest
@WithTestResource(RipenBackbone.class)
class MillionLeadsIT {
    private static final int LEADS = Integer.getInteger("ripen.tests.many-leads", 1_000_000);
    /** The database plans a statement of its own for each of the first five calls. */
    private static final int WARM_UP = 6;

    private static final int MOST_CALLS = 200;
    private static final Duration MOST_TIME = Duration.ofSeconds(5);
    private static final List<String> PATHS = List.of(
            "/v1/kpis",
            "/v1/kpis?by=source",
            "/v1/kpis?by=campaign&period=week",
            "/v1/kpis?by=owner",
            "/v1/funnel",
            "/v1/funnel?source=many-1",
            "/v1/funnel?by=source",
            "/v1/velocity",
            "/v1/velocity?by=source",
            "/v1/leads?stage=LEAD",
            "/v1/leads?stage=LEAD&after=" + "%s",
            "/v1/leads?owner=many-7",
            "/v1/leads?owner=many-7&stage=CUSTOMER",
            "/v1/leads?owner=nobody",
            "/v1/leads?band=A1",
            "/v1/leads?band=A1&stage=CUSTOMER",
            "/v1/leads?sla=overdue&sla=breached&sla=escalated",
            "/v1/accounts",
            "/v1/accounts?domain=many-77.example",
            "/v1/accounts?stage=CUSTOMER",
            "/v1/accounts?owner=many-7",
            "/v1/accounts?owner=many-7&stage=CUSTOMER",
            "/v1/accounts?owner=nobody",
            "/v1/accounts?missing=decider");

    private static ManyLeads many;

    @BeforeAll
    static void load() {
        many = ManyLeads.load(LEADS);
    }

    @AfterAll
    static void remove() {
        many.close();
    }

    @Test
    void answersRightlyAndPrintsHowLongItTakes() throws SQLException {
        assertThat(funnel()).isEqualTo(stages());
        String middle = get("/v1/leads?stage=LEAD&limit=500").jsonPath().getString("next");
        System.out.printf("%d leads, ms: p50, p99, calls%n", LEADS);
        for (String path : PATHS) {
            print(path, path.formatted(middle));
        }
    }

    /** Calls until there are enough figures, or until the time for one path is over. */
    private static void print(String path, String asked) {
        for (int call = 0; call < WARM_UP; call++) {
            get(asked);
        }
        List<Double> millis = new ArrayList<>();
        long end = System.nanoTime() + MOST_TIME.toNanos();
        do {
            long begin = System.nanoTime();
            get(asked);
            millis.add((System.nanoTime() - begin) / 1e6);
        } while (millis.size() < MOST_CALLS && System.nanoTime() < end);
        Collections.sort(millis);
        System.out.printf(
                "%-55s %8.1f %8.1f %5d%n",
                path, millis.get(millis.size() / 2), millis.get(millis.size() * 99 / 100), millis.size());
    }

    private static Response get(String path) {
        Response response =
                RestAssured.given().auth().oauth2(Tokens.withRoles("marketer")).get(path);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return response;
    }

    /** How many of the leads stand in each stage, by the figures. */
    private static Map<String, Integer> funnel() {
        Map<String, Integer> leads = new TreeMap<>();
        Response answer = get("/v1/funnel?by=source");
        List<Map<String, Object>> rows = answer.jsonPath().getList("rows");
        for (int row = 0; row < rows.size(); row++) {
            if (String.valueOf(rows.get(row).get("source")).startsWith("many-")) {
                List<String> names = answer.jsonPath().getList("rows[" + row + "].stages.stage");
                List<Integer> counts = answer.jsonPath().getList("rows[" + row + "].stages.leads");
                for (int stage = 0; stage < names.size(); stage++) {
                    leads.merge(names.get(stage), counts.get(stage), Integer::sum);
                }
            }
        }
        leads.values().removeIf(count -> count == 0);
        return leads;
    }

    /** How many of the leads stand in each stage, counted one by one. */
    private static Map<String, Integer> stages() throws SQLException {
        try (Connection connection = RipenBackbone.postgres().connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select stage, count(*) from lifecycle.lead_stage where lead_id like 'many-%' group by stage")) {
            Map<String, Integer> leads = new TreeMap<>();
            while (rows.next()) {
                leads.put(rows.getString(1), rows.getInt(2));
            }
            return leads;
        }
    }
}
