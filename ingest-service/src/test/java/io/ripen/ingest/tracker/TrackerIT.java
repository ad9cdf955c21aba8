package io.ripen.ingest.tracker;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.ripen.ingest.touchpoint.BrokerOnly;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(BrokerOnly.class)
class TrackerIT {
    private static final TrackerScript SCRIPT = TrackerScript.load();
    private static final RestAssuredConfig AS_SENT =
            RestAssured.config().decoderConfig(DecoderConfig.decoderConfig().noContentDecoders());

    @Test
    void comesAsAScriptThatAnyPageMayLoad() {
        browser()
                .get("/ripen.js")
                .then()
                .statusCode(200)
                .header("Content-Type", "text/javascript;charset=UTF-8")
                .header("Content-Encoding", nullValue())
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", containsString("max-age=3600"))
                .header("Content-Location", "/ripen-" + SCRIPT.hash() + ".js")
                .header("Vary", containsString("Accept-Encoding"));
        assertThat(browser().get("/ripen.js").asByteArray()).isEqualTo(SCRIPT.plain());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br, gzip;q=0.8", "deflate,gzip ; q=1.0", "*"})
    void comesCompressedToThoseWhoTakeIt(String codings) {
        Response answer = browserThatTakes(codings).get("/ripen.js");
        answer.then().statusCode(200).header("Content-Encoding", "gzip").header("ETag", endsWith("-gzip\""));
        assertThat(answer.asByteArray()).isEqualTo(SCRIPT.gzipped());
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "gzip;q=0", "gzip;q=0.0, br", "identity"})
    void comesPlainToTheOthers(String codings) {
        browserThatTakes(codings).get("/ripen.js").then().statusCode(200).header("Content-Encoding", nullValue());
    }

    @Test
    void isNotSentAgainToThoseWhoHaveIt() {
        String tag = browser().get("/ripen.js").header("ETag");
        browser()
                .header("If-None-Match", "\"other\", W/" + tag)
                .get("/ripen.js")
                .then()
                .statusCode(304)
                .header("ETag", tag)
                .body(emptyString());
        browserThatTakes("gzip")
                .header("If-None-Match", tag)
                .get("/ripen.js")
                .then()
                .statusCode(200);
    }

    @Test
    void isKeptForGoodUnderTheNameOfItsVersion() {
        browser()
                .get("/ripen-" + SCRIPT.hash() + ".js")
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("immutable"));
        browser()
                .get("/ripen-0000000000000000.js")
                .then()
                .statusCode(404)
                .body("code", equalTo("not-found"), "detail", containsString(SCRIPT.hash()));
    }

    private static RequestSpecification browser() {
        return browserThatTakes("identity");
    }

    private static RequestSpecification browserThatTakes(String codings) {
        return given().config(AS_SENT).header("Accept-Encoding", codings);
    }
}
