package io.ripen.lifecycle.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ripen.testkit.EndpointRights;
import io.ripen.testkit.RipenBackbone;
import io.ripen.testkit.ServedOperations;
import io.ripen.testkit.Tokens;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every operation of the published description, with every kind of token. */
@QuarkusTest
@WithTestResource(RipenBackbone.class)
class EndpointRightsIT {
    private static final Set<String> OPEN = Set.of();

    @TestHTTPResource("/")
    URI base;

    @Test
    void letsEachOperationInForItsRolesAndNobodyElse() {
        Set<String> served = ServedOperations.in("io.ripen.lifecycle");

        assertThat(served).isNotEmpty();
        assertThat(EndpointRights.faults(base, served, OPEN)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/accounts?domain=%00",
                "/v1/accounts/%00",
                "/v1/leads?owner=%00",
                "/v1/leads/%00/stage",
                "/v1/webhooks/%00"
            })
    void refusesACharacterThatNoTableCanHold(String path) {
        given().urlEncodingEnabled(false)
                .auth()
                .oauth2(Tokens.withRoles("sales", "marketer", "ops", "privacy"))
                .get(path)
                .then()
                .statusCode(400)
                .body("code", equalTo("parameter-invalid"));
    }
}
