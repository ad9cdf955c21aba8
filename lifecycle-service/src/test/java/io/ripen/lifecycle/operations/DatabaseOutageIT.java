package io.ripen.lifecycle.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.ripen.testkit.PostgresServer;
import io.ripen.testkit.RipenBackbone;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Readiness while the database's processes are killed and started again. */
@QuarkusTest
@WithTestResource(RipenBackbone.class)
class DatabaseOutageIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final PostgresServer database = RipenBackbone.postgres();

    @AfterEach
    void startTheDatabase() {
        database.restart();
    }

    @Test
    void isReadyAgainSoonAfterTheDatabaseWasKilledAndStarted() {
        awaitReadiness(200);

        database.kill();
        awaitReadiness(503);
        RestAssured.get("/q/health/live").then().statusCode(200);

        database.restart();
        awaitReadiness(200);
    }

    @Test
    void asksThePoolThatWorksAndNotTheOneThatServedTheMigrations() {
        RestAssured.get("/q/health/ready")
                .then()
                .body("checks.name", hasItem("Reactive PostgreSQL connections health check"))
                .body("checks.name", not(hasItem("Database connections health check")));
    }

    private static void awaitReadiness(int status) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            Response readiness = RestAssured.get("/q/health/ready");
            assertThat(readiness.statusCode()).as(readiness.asString()).isEqualTo(status);
        });
    }
}
