package io.ripen.ingest.site;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.ripen.ingest.touchpoint.BrokerOnly;
import io.ripen.testkit.DescribedOperation;
import io.ripen.testkit.EndpointRights;
import io.ripen.testkit.ServedOperations;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every operation of the published description, without a write key and with one that nobody has. */
@QuarkusTest
@QuarkusTestResource(BrokerOnly.class)
class EndpointKeysIT {
    private static final Set<String> OPEN =
            Set.of("GET /v1/c/{}", "GET /v1/o/{}", "POST /v1/webhooks/{}/{}", "GET /ripen.js", "GET /ripen-{}.js");
    private static final String NOBODYS_KEY = "a-key-that-no-site-has-0001";

    @Test
    void describesEveryOperationThatItServes() throws IOException {
        assertThat(described().stream().map(DescribedOperation::name).collect(Collectors.toSet()))
                .containsAll(ServedOperations.in("io.ripen.ingest"));
    }

    @Test
    void refusesEveryOperationWithoutAKeyOfASite() throws IOException {
        for (DescribedOperation operation : described()) {
            if (operation.isOpen()) {
                continue;
            }
            assertThat(operation.credentials())
                    .as("%s needs credentials", operation.name())
                    .isNotEmpty();
            if (operation.credentials().contains("header")) {
                assertThat(status(operation, given()))
                        .as("%s without a key", operation.name())
                        .isEqualTo(401);
                assertThat(status(operation, given().header("X-Write-Key", NOBODYS_KEY)))
                        .as("%s with nobody's key in a header", operation.name())
                        .isEqualTo(401);
                assertThat(status(operation, given().auth().preemptive().basic(NOBODYS_KEY, "")))
                        .as("%s with nobody's key as a user", operation.name())
                        .isEqualTo(401);
            }
            assertThat(status(operation, given().queryParam("writeKey", NOBODYS_KEY)))
                    .as("%s with nobody's key in the query or the path", operation.name())
                    .isEqualTo(401);
        }
    }

    @Test
    void saysWhyAnOperationNeedsNoKey() throws IOException {
        List<DescribedOperation> open =
                described().stream().filter(DescribedOperation::isOpen).toList();

        assertThat(open.stream().map(DescribedOperation::name)).containsExactlyInAnyOrderElementsOf(OPEN);
        assertThat(open).allSatisfy(operation -> {
            assertThat(operation.reason()).as(EndpointRights.REASON).isNotBlank();
            assertThat(status(operation, given())).isNotIn(401, 403).isLessThan(500);
        });
    }

    private static int status(DescribedOperation operation, RequestSpecification request) {
        operation
                .contentType()
                .ifPresent(type -> request.header("Content-Type", type).body("{}"));
        return request.redirects()
                .follow(false)
                .request(operation.method(), operation.samplePath())
                .statusCode();
    }

    private static List<DescribedOperation> described() throws IOException {
        JsonNode document = new YAMLMapper()
                .readTree(given().get("/q/openapi")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray());
        return DescribedOperation.of(document);
    }
}
