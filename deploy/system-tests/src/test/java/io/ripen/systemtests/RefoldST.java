package io.ripen.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripen.contracts.Topic;
import io.ripen.contracts.score.ScoreChanged;
import io.ripen.systemtests.LocalStack.Running;
import io.ripen.testkit.TopicReader;
import io.ripen.testkit.TopicRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * A model that is published during a replay, with scoring-service killed in the middle of the re-fold. Two whole replays
 * take minutes, so it runs with {@code ./ripen test --slow} only.
 */
@Tag("slow")
class RefoldST {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final int KILLS = 2;
    private static final String SHIPPED = "b2b-default 2";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir(cleanup = CleanupMode.NEVER)
    private Path folder;

    @Test
    void endsLikeAReplayUnderThatModelFromTheStart() throws IOException {
        Path model = Files.writeString(folder.resolve("dearer.yaml"), dearerPrices());
        try (LocalStack stack = new LocalStack(folder.resolve("switched"));
                LocalStack fromTheStart =
                        new LocalStack(folder.resolve("start"), Map.of("RIPEN_SCORING_MODEL", model.toString()))) {
            Map<String, String> switched = replayAndPublish(stack, Files.readString(model));
            stack.run("down");

            fromTheStart.useShiftOf(stack);
            fromTheStart.run("demo", "--keep");
            assertThat(lastScores(fromTheStart)).hasSize(315).isEqualTo(switched);
        }
    }

    private static Map<String, String> replayAndPublish(LocalStack stack, String model) {
        Running up = stack.start("up");
        await().atMost(PATIENCE)
                .until(() -> stack.isReady("INGEST")
                        && stack.isReady("SCORING")
                        && stack.isReady("LIFECYCLE")
                        && stack.isReady("NURTURE"));
        String token = stack.run("token", "marketer").strip();
        Running demo = stack.start("demo", "--keep");
        await().atMost(PATIENCE).pollInterval(POLL).until(() -> topic(stack).size() > 200);

        JsonNode draft = json(stack.ask(token, "POST", "/v1/models", model));
        String version =
                draft.path("model").asText() + "/" + draft.path("version").asInt();
        json(stack.ask(token, "POST", "/v1/models/" + version + "/publish?leadsPerSecond=10", ""));
        long before = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            before = awaitMoreThan(stack, token, before);
            assertThat(stack.kill("scoring-service")).isTrue();
            await().atMost(PATIENCE).pollInterval(POLL).until(() -> !stack.isReady("SCORING"));
        }
        awaitMoreThan(stack, token, before);
        long refold = refold(stack, token).path("id").asLong();
        json(stack.ask(token, "POST", "/v1/refolds/" + refold + "/resume?leadsPerSecond=1000", ""));
        assertThat(demo.await())
                .as("exit code of the demo, which printed:%n%s", demo.output())
                .isZero();
        await().atMost(PATIENCE)
                .pollInterval(POLL)
                .until(() -> refold(stack, token).path("state").asText().equals("done"));
        assertThat(up.process().isAlive()).isTrue();
        Outcome.of(stack); // every repeated event is the same to the byte, and sequences are gapless
        assertVersionsNeverGoBack(stack);
        return lastScores(stack);
    }

    /** Waits until the re-fold has asked more leads than before, while it still has some to ask. */
    private static long awaitMoreThan(LocalStack stack, String token, long before) {
        await().atMost(PATIENCE)
                .pollInterval(POLL)
                .until(() -> stack.isReady("SCORING")
                        && refold(stack, token).path("asked").asLong() > before);
        JsonNode job = refold(stack, token);
        assertThat(job.path("state").asText()).isEqualTo("running");
        return job.path("asked").asLong();
    }

    private static JsonNode refold(LocalStack stack, String token) {
        return json(stack.ask(token, "GET", "/v1/refolds", "")).path(0);
    }

    private static void assertVersionsNeverGoBack(LocalStack stack) {
        Map<String, String> newest = new HashMap<>();
        for (TopicRecord record : once(stack)) {
            ScoreChanged change = record.data(ScoreChanged.class);
            String version = change.model().id() + " " + change.model().version();
            String before = newest.put(record.key(), version);
            assertThat(before).as("version before " + version).isIn(null, SHIPPED, version);
            if (version.equals(SHIPPED)) {
                assertThat(before).isIn(null, SHIPPED);
            }
        }
    }

    private static Map<String, String> lastScores(LocalStack stack) {
        Map<String, String> last = new TreeMap<>();
        for (TopicRecord record : once(stack)) {
            ScoreChanged change = record.data(ScoreChanged.class);
            last.put(
                    record.key(),
                    change.model() + " " + change.asOf() + " " + change.score() + " "
                            + new TreeMap<>(change.counters()) + " " + new TreeMap<>(change.interests()) + " "
                            + new TreeMap<>(change.products()) + " "
                            + change.receipt());
        }
        return last;
    }

    /** The records without those that were published again. */
    private static Iterable<TopicRecord> once(LocalStack stack) {
        Map<String, TopicRecord> seen = new LinkedHashMap<>();
        topic(stack).forEach(record -> seen.putIfAbsent(record.id(), record));
        return seen.values();
    }

    private static List<TopicRecord> topic(LocalStack stack) {
        return new TopicReader(stack.bootstrapServers()).readAll(Topic.LEAD_SCORES.topicName());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode() / 100).as(answer.body()).isEqualTo(2);
        try {
            return MAPPER.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The shipped model under another name, with prices worth more. */
    private static String dearerPrices() throws IOException {
        String shipped = Files.readString(Path.of(System.getProperty("ripen.root"))
                .resolve("scoring-service/src/main/resources/models/b2b-default.yaml"));
        int points = shipped.indexOf("points: 25", shipped.indexOf("id: price"));
        assertThat(points).as("the shipped model's price rule").isPositive();
        String dearer = shipped.substring(0, points) + "points: 31" + shipped.substring(points + "points: 25".length());
        return dearer.replaceFirst("(?m)^model: .*", "model: dearer");
    }
}
