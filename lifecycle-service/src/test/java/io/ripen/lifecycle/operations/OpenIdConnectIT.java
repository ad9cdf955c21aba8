package io.ripen.lifecycle.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.ripen.lifecycle.operations.OpenIdIssuer.Flaw;
import io.ripen.testkit.RipenBackbone;
import io.ripen.testkit.Tokens;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Bearer tokens of an OpenID Connect server: the service knows its address and finds its keys by itself. This start of the
 * service tries one thing more: it does without the demand side.
 */
@QuarkusTest
@TestProfile(OpenIdConnectIT.WithoutDemand.class)
@WithTestResource(value = RipenBackbone.class, initArgs = @ResourceArg(name = "key", value = "false"))
@WithTestResource(OpenIdIssuer.class)
class OpenIdConnectIT {
    /** Twice the interval in which the service asks for new keys. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** As docs/lifecycle/kpis.md has it. */
    public static final class WithoutDemand implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("mp.messaging.incoming.demand.enabled", "false");
        }
    }

    @Test
    void isReadyAndReadsNoTouchpointWithTheDemandSideSwitchedOff() throws Exception {
        await().atMost(PATIENCE)
                .untilAsserted(() -> RestAssured.get("/q/health/ready").then().statusCode(200));

        assertThat(members("ripen.lifecycle.figures")).isNotEmpty();
        assertThat(members("ripen.lifecycle.demand")).isEmpty();
    }

    private static Collection<MemberDescription> members(String group) throws Exception {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", RipenBackbone.kafka().bootstrapServers()))) {
            return admin.describeConsumerGroups(List.of(group))
                    .describedGroups()
                    .get(group)
                    .get()
                    .members();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return List.of();
            }
            throw e;
        }
    }

    @Test
    void letsAnIssuersTokenWithTheRightRoleIn() {
        funnel(OpenIdIssuer.token("sales", Flaw.NONE)).statusCode(200);
    }

    @Test
    void refusesATokenWhoseRoleAllowsNothingHere() {
        funnel(OpenIdIssuer.token("privacy", Flaw.NONE)).statusCode(403).body("code", equalTo("role-missing"));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void refusesATokenThatIsNotTheIssuersForThisApplicationAndNow(Flaw flaw) {
        funnel(OpenIdIssuer.token("sales", flaw)).statusCode(401).body("code", equalTo("token-missing-or-invalid"));
    }

    @Test
    void refusesATokenOfTheStaticKeyThatIsNotInUse() {
        funnel(Tokens.withRoles("sales")).statusCode(401);
    }

    @Test
    void knowsTheIssuersNewKeySoonAndForgetsTheOldOne() {
        String before = OpenIdIssuer.token("sales", Flaw.NONE);
        funnel(before).statusCode(200);

        OpenIdIssuer.changeKey();

        String after = OpenIdIssuer.token("sales", Flaw.NONE);
        await().atMost(PATIENCE).untilAsserted(() -> funnel(after).statusCode(200));
        funnel(before).statusCode(401);
    }

    private static ValidatableResponse funnel(String token) {
        return RestAssured.given().auth().oauth2(token).get("/v1/funnel").then();
    }
}
