package io.ripen.lifecycle.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.ripen.lifecycle.ManyLeads;
import io.ripen.lifecycle.Plan;
import io.ripen.lifecycle.domain.StageModel;
import io.ripen.lifecycle.http.PageCursor;
import io.ripen.lifecycle.http.Paging;
import io.ripen.testkit.RipenBackbone;
import io.ripen.testkit.Tokens;
import io.vertx.mutiny.sqlclient.Pool;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists of leads and what the database reads for them, on so many leads that a wrong index shows. */
@QuarkusTest
@WithTestResource(RipenBackbone.class)
class LeadListsIT {
    private static final int LEADS = 5_000;
    private static final int PAGE = 20;
    private static ManyLeads many;

    private final Pool pool;
    private final StageModel model;

    LeadListsIT(Pool pool, StageModel model) {
        this.pool = pool;
        this.model = model;
    }

    @BeforeAll
    static void load() {
        many = ManyLeads.load(LEADS);
    }

    @AfterAll
    static void remove() {
        many.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stage=LEAD                                   | lead_stage_by_stage |  25",
                "stage=MQL                                    | lead_stage_by_stage |  25",
                "owner=many-7                                 | lead_stage_by_owner |  25",
                "owner=many-7&stage=SQL                       | lead_stage_by_owner | 100",
                "sla=overdue&sla=breached&sla=escalated       | lead_stage_by_sla   |  70",
                "sla=overdue                                  | lead_stage_by_sla   |  25",
                "band=A1                                      | lead_stage_by_band  | 220",
                "band=A1&stage=LEAD                           | lead_stage_by_band  |  25"
            })
    void readsLittleMoreThanAPageWhereverThePageIs(String asked, String index, int most) {
        for (Duration age : List.of(Duration.ZERO, Duration.ofDays(100), Duration.ofDays(300))) {
            Paging<Instant> paging =
                    new Paging<>(PAGE, new PageCursor<>(Instant.now().minus(age), ""));
            LeadFilter.Query query = filter(asked).query(paging, model.stageNames());

            Plan plan = Plan.of(pool, query.text(), query.values());

            // A part for a stage that is almost empty may read the index on stages.
            assertThat(plan.indexes()).as(asked).contains(index).isSubsetOf(index, "lead_stage_by_stage");
            assertThat(plan.rowsRead()).as(asked).isLessThanOrEqualTo(most);
        }
    }

    @Test
    void listsEachLeadOnceInOrderHoweverItIsAskedFor() throws SQLException {
        assertThat(pages("stage=SAL")).isEqualTo(expected("stage = 'SAL'"));
        assertThat(pages("owner=many-7")).isEqualTo(expected("owner = 'many-7'"));
        assertThat(pages("band=A1&stage=SQL")).isEqualTo(expected("band = 'A1' and stage = 'SQL'"));
        assertThat(pages("sla=overdue&sla=breached&sla=overdue"))
                .isEqualTo(expected("sla_state in ('overdue', 'breached')"));
        assertThat(pages("sla=overdue&sla=due&band=B2&owner=many-7"))
                .isEqualTo(expected("sla_state in ('overdue', 'due') and band = 'B2' and owner = 'many-7'"));
        assertThat(pages("band=D4")).hasSizeGreaterThan(PAGE).isEqualTo(expected("band = 'D4'"));
    }

    @Test
    void leavesOutALeadThatTurnedOutToBeAnotherOneUntilItStandsForItselfAgain() throws SQLException {
        List<String> before = pages("owner=many-7");
        String lead = before.get(5);

        change("update lifecycle.lead_stage set own = own || '{\"merged\": true}' where lead_id = '" + lead + "'");
        List<String> merged = pages("owner=many-7");
        change("update lifecycle.lead_stage set own = own || '{\"merged\": false}' where lead_id = '" + lead + "'");

        assertThat(merged).hasSize(before.size() - 1).doesNotContain(lead);
        assertThat(pages("owner=many-7")).isEqualTo(before);
    }

    private static void change(String update) throws SQLException {
        try (Connection connection = RipenBackbone.postgres().connect();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(update)).isOne();
        }
    }

    private static LeadFilter filter(String asked) {
        String stage = null;
        String owner = null;
        String band = null;
        List<String> sla = new ArrayList<>();
        for (String each : asked.split("&", -1)) {
            String value = each.substring(each.indexOf('=') + 1);
            switch (each.substring(0, each.indexOf('='))) {
                case "stage" -> stage = value;
                case "owner" -> owner = value;
                case "band" -> band = value;
                case "sla" -> sla.add(value);
                default -> throw new IllegalArgumentException(each);
            }
        }
        return new LeadFilter(stage, owner, sla, band);
    }

    private static List<String> pages(String asked) {
        List<String> seen = new ArrayList<>();
        String after = null;
        do {
            var request = RestAssured.given().auth().oauth2(Tokens.withRoles("sales"));
            Response page = (after == null ? request : request.queryParam("after", after))
                    .get("/v1/leads?limit=" + PAGE + "&" + asked);
            page.then().statusCode(200);
            page.jsonPath().<String>getList("leads.leadId").stream()
                    .filter(lead -> lead.startsWith("many-"))
                    .forEach(seen::add);
            after = page.jsonPath().getString("next");
        } while (after != null);
        return seen;
    }

    private static List<String> expected(String condition) throws SQLException {
        try (Connection connection = RipenBackbone.postgres().connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select lead_id from lifecycle.lead_stage where " + condition
                        + " and lead_id like 'many-%' order by entered_at desc, lead_id collate \"C\"")) {
            List<String> leads = new ArrayList<>();
            while (rows.next()) {
                leads.add(rows.getString(1));
            }
            return leads;
        }
    }
}
