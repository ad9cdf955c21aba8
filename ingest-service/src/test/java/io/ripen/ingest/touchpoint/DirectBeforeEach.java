package io.ripen.ingest.touchpoint;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;

/** Waits before each test until events go straight to Kafka: right after the start they go through the spool. */
public final class DirectBeforeEach implements QuarkusTestBeforeEachCallback {
    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        String url = ConfigProvider.getConfig().getValue("test.url", String.class) + "/q/health/ready";
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> RestAssured.get(url)
                        .then()
                        .body("checks.find { it.name == 'storage' }.data.route", equalTo("direct")));
    }
}
