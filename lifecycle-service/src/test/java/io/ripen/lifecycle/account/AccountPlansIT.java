package io.ripen.lifecycle.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ripen.lifecycle.ManyLeads;
import io.ripen.lifecycle.Plan;
import io.ripen.lifecycle.http.PageCursor;
import io.ripen.lifecycle.http.Paging;
import io.ripen.testkit.RipenBackbone;
import io.vertx.mutiny.sqlclient.Pool;
import java.math.BigDecimal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the database reads for lists of accounts, on so many that a wrong index shows. */
@QuarkusTest
@WithTestResource(RipenBackbone.class)
class AccountPlansIT {
    private static final int LEADS = 20_000;
    private static final int PAGE = 20;
    private static ManyLeads many;

    private final Pool pool;

    AccountPlansIT(Pool pool) {
        this.pool = pool;
    }

    @BeforeAll
    static void load() {
        many = ManyLeads.load(LEADS);
    }

    @AfterAll
    static void remove() {
        many.close();
    }

    /** Of 4,000 accounts with five leads each. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "any",
            value = {
                "any,              any,  any,     any,      account_by_score,   25",
                "many-77.example,  any,  any,     any,      account_by_domain,   5",
                "any,              LEAD, any,     any,      account_by_score,  300",
                "any,              any,  any,     decider,  account_by_score,  300",
                "any,              any,  many-7,  any,      lead_stage_by_owner, 1500"
            })
    void readsLittleMoreThanAPageWhereverThePageIs(
            String domain, String stage, String owner, String missing, String index, int most) {
        for (String place : new String[] {"1e9", "400", "250"}) {
            Paging<BigDecimal> paging = new Paging<>(PAGE, new PageCursor<>(new BigDecimal(place), ""));
            AccountFilter.Query query = new AccountFilter(domain, stage, owner, missing).query(paging);

            Plan plan = Plan.of(pool, query.text(), query.values());

            assertThat(plan.indexes()).as(query.text()).contains(index);
            assertThat(plan.rowsRead()).as(query.text()).isLessThanOrEqualTo(most);
        }
    }
}
