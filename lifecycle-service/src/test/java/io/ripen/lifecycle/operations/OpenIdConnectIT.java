package io.ripen.lifecycle.operations;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.ripen.lifecycle.operations.OpenIdIssuer.Flaw;
import io.ripen.testkit.RipenBackbone;
import io.ripen.testkit.Tokens;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bearer tokens of an OpenID Connect server: the service knows its address and finds its keys by itself. */
@QuarkusTest
@WithTestResource(value = RipenBackbone.class, initArgs = @ResourceArg(name = "key", value = "false"))
@WithTestResource(OpenIdIssuer.class)
class OpenIdConnectIT {
    /** Twice the interval in which the service asks for new keys. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

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
