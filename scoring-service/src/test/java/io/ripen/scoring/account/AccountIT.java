package io.ripen.scoring.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import io.ripen.contracts.Topic;
import io.ripen.contracts.account.AccountLine;
import io.ripen.contracts.account.AccountMember;
import io.ripen.contracts.account.AccountScoreChanged;
import io.ripen.contracts.lead.LeadFacts;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.contracts.touchpoint.TouchpointType;
import io.ripen.scoring.Capture;
import io.ripen.scoring.domain.account.AccountKey;
import io.ripen.scoring.domain.identity.LeadIds;
import io.ripen.testkit.RipenBackbone;
import io.ripen.testkit.Tokens;
import io.ripen.testkit.TopicReader;
import io.ripen.testkit.TopicRecord;
import io.ripen.testkit.TopicWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Leads in, accounts out, over a real broker and a real database. */
@QuarkusTest
@QuarkusTestResource(RipenBackbone.class)
class AccountIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private final Instant start = Instant.now().minus(Duration.ofHours(5)).truncatedTo(ChronoUnit.MILLIS);
    private final String domain = UUID.randomUUID() + ".example";
    private final String account = new AccountKey.MailDomain(domain).accountId();
    private TopicWriter writer;
    private TopicReader reader;

    @BeforeEach
    void connect() {
        writer = new TopicWriter(RipenBackbone.kafka().bootstrapServers());
        reader = new TopicReader(RipenBackbone.kafka().bootstrapServers());
    }

    @AfterEach
    void disconnect() {
        writer.close();
    }

    @Test
    void addsUpTheLeadsOfOneMailDomain() {
        String ada = fills("ada@" + domain, "CTO", "Acme AB");
        String bob = fills("bob@" + domain, "Engineer", null);

        AccountScoreChanged last = awaitMembers(2);

        assertThat(last.members()).extracting(AccountMember::leadId).containsExactly(ada, bob);
        assertThat(last.functions()).containsExactly("decider", "user");
        assertThat(last.name()).isEqualTo("Acme AB");
        assertThat(last.account().domain()).isEqualTo(domain);
        assertThat(last.score().fit())
                .isEqualByComparingTo(last.members().getFirst().score().fit());
        List<TopicRecord> records = reader.readKey(Topic.ACCOUNT_SCORES.topicName(), account);
        for (int i = 0; i < records.size(); i++) {
            AccountScoreChanged change = records.get(i).data(AccountScoreChanged.class);
            assertThat(change.sequence()).isEqualTo(i + 1);
            assertThat(records.get(i).header("ce_sequence")).isEqualTo("" + (i + 1));
            assertThat(sum(change, "fit")).isEqualByComparingTo(change.score().fit());
            assertThat(sum(change, "engagement"))
                    .isEqualByComparingTo(change.score().engagement());
        }
    }

    @Test
    void letsALeadGoThatChangesItsCompany() {
        Capture browser = new Capture(writer, start);
        String free = UUID.randomUUID() + "@gmail.com";
        String company = "Company " + UUID.randomUUID();
        TouchpointCaptured form = browser.send(form(browser, 2, free, "CTO", company + " GmbH"));
        String other = LeadIds.createdBy(form.site(), form.touchpointId());
        String first = companyAccount(company);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(last(first).memberCount()).isEqualTo(1));

        String moved = "Moved " + UUID.randomUUID();
        browser.send(form(browser, 3, free, "CTO", moved));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(last(first).memberCount()).isZero());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(last(companyAccount(moved)).members())
                        .extracting(AccountMember::leadId)
                        .containsExactly(other));
        assertThat(last(first).score().total()).isEqualByComparingTo("0");
    }

    @Test
    void letsALeadGoThatIsErased() {
        String ada = fills("ada@" + domain, "CTO", "Acme");
        String bob = fills("bob@" + domain, "Engineer", null);
        awaitMembers(2);

        as("privacy").post("/v1/leads/" + ada + "/erasure").then().statusCode(202);

        AccountScoreChanged last = awaitMembers(1);
        assertThat(last.members()).extracting(AccountMember::leadId).containsExactly(bob);
        assertThat(last.functions()).containsExactly("user");
    }

    @Test
    void dropsActivitiesThatAreDeliveredAgain() {
        fills("ada@" + domain, "CTO", "Acme");
        awaitMembers(1);
        List<TopicRecord> told = reader.readKey(Topic.ACCOUNT_ACTIVITIES.topicName(), account);
        int before = reader.readKey(Topic.ACCOUNT_SCORES.topicName(), account).size();

        for (TopicRecord record : told) {
            writer.writeRaw(
                    record.topic(),
                    record.partition(),
                    record.key(),
                    record.value().getBytes(StandardCharsets.UTF_8),
                    record.headers());
        }
        fills("bob@" + domain, "Engineer", null);

        AccountScoreChanged last = awaitMembers(2);
        assertThat(last.sequence())
                .isEqualTo(reader.readKey(Topic.ACCOUNT_SCORES.topicName(), account)
                        .size())
                .isGreaterThan(before);
        assertThat(last.memberCount()).isEqualTo(2);
    }

    @Test
    void answersAccountsOverHttp() {
        fills("ada@" + domain, "CTO", "Acme AB");
        AccountScoreChanged last = awaitMembers(1);

        as("sales")
                .get("/v1/accounts?domain=" + domain.toUpperCase(Locale.ROOT))
                .then()
                .statusCode(200)
                .body("accounts", hasSize(1))
                .body("accounts[0].accountId", equalTo(account))
                .body("accounts[0].name", equalTo("Acme AB"));
        JsonPath view = as("marketer").get("/v1/accounts/" + account).jsonPath();
        assertThat(view.getDouble("score.total")).isEqualTo(last.score().total().doubleValue());
        assertThat(view.getList("functions")).containsExactly("decider");
        assertThat(view.getList("receipt")).hasSize(last.receipt().size());
        as("sales").get("/v1/accounts?limit=1").then().statusCode(200).body("accounts", hasSize(1));
        as("sales")
                .get("/v1/accounts/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("code", equalTo("account-unknown"));
        as("sales").get("/v1/accounts/none").then().statusCode(404);
        as("privacy").get("/v1/accounts").then().statusCode(403);
        for (String bad : List.of("sort=name", "limit=0", "after=x")) {
            as("sales").get("/v1/accounts?" + bad).then().statusCode(400).body("code", equalTo("invalid-parameter"));
        }
    }

    private String fills(String email, String title, @Nullable String company) {
        Capture browser = new Capture(writer, start);
        TouchpointCaptured form = browser.send(form(browser, 0, email, title, company));
        return LeadIds.createdBy(form.site(), form.touchpointId());
    }

    private static TouchpointCaptured form(
            Capture browser, long minute, String email, String title, @Nullable String company) {
        LeadFacts facts = new LeadFacts(email, null, null, title, null, company, null, null, null, null, null);
        return browser.touchpoint(UUID.randomUUID().toString(), minute, TouchpointType.FORM_FILL, "/contact", facts);
    }

    private AccountScoreChanged awaitMembers(int count) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(last(account).memberCount()).isEqualTo(count));
        return last(account);
    }

    private AccountScoreChanged last(String accountId) {
        List<TopicRecord> records = reader.readKey(Topic.ACCOUNT_SCORES.topicName(), accountId);
        assertThat(records).isNotEmpty();
        return records.getLast().data(AccountScoreChanged.class);
    }

    private static String companyAccount(String name) {
        return new AccountKey.Company(name.toLowerCase(Locale.ROOT).replace('-', ' ')).accountId();
    }

    private static BigDecimal sum(AccountScoreChanged change, String axis) {
        return change.receipt().stream()
                .filter(line -> line.axis().equals(axis))
                .map(AccountLine::points)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(Tokens.withRoles(role));
    }
}
