package io.ripen.lanes.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.lanes.CommandAnswer;
import io.ripen.lanes.LaneCommand;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What becomes of a command that is asked again. */
class CommandInboxIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private static LanesDatabase database;

    @BeforeAll
    static void start() throws Exception {
        database = LanesDatabase.start();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void answersARepeatedCommandAsItsFirst() {
        assertThat(ask("refused", "{}", 409)).isEqualTo(new CommandAnswer("refused", 409, "{}"));
        assertThat(ask("refused", "{\"other\":1}", 200).status()).isEqualTo(409);
        assertThat(ask("done", "{}", 200).status()).isEqualTo(200);
        assertThat(ask("done", "{}", 409).status()).isEqualTo(200);
        assertThat(stored("refused")).isEqualTo("{}");
    }

    @Test
    void asksAnewWhoseSubjectWasNotKnown() {
        assertThat(ask("early", "{}", 404).status()).isEqualTo(404);
        assertThat(ask("early", "{\"at\":2}", 404).status()).isEqualTo(404);
        assertThat(ask("early", "{\"at\":3}", 200).status()).isEqualTo(200);
        assertThat(ask("early", "{\"at\":4}", 404).status()).isEqualTo(200);
        assertThat(stored("early")).isEqualTo("{\"at\":3}");
    }

    /** Asks; whoever is woken answers all that is open with a status. */
    private static CommandAnswer ask(String id, String payload, int status) {
        CommandInbox inbox = new CommandInbox(
                database.pool(),
                subject -> 3,
                (group, partition) -> answerOpen(status),
                Duration.ofMillis(5),
                Duration.ofSeconds(10));
        return inbox.ask("g", new LaneCommand(id, "s", "k", payload, NOW))
                .await()
                .atMost(LIMIT);
    }

    private static void answerOpen(int status) {
        try {
            database.run("update lane_command set answer_status = " + status
                    + ", answer_payload = '{}', answered_at = now() where answered_at is null");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String stored(String id) {
        CommandInbox inbox = new CommandInbox(
                database.pool(), subject -> 3, (group, partition) -> {}, Duration.ofMillis(5), Duration.ofSeconds(10));
        return inbox.stored(id).await().atMost(LIMIT).orElseThrow();
    }
}
