package io.ripen.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripen.testkit.Pace;
import io.ripen.testkit.Seeds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Leads are merged and parted again while they look at pages, each page worth one point, and scoring-service is killed in
 * between. In the end each lead has exactly the points of the people it stands for. Takes minutes, so it runs with
 * {@code ./ripen test --slow} only.
 */
@Tag("slow")
class MergeST {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String TRACE = "00-" + "1".repeat(32) + "-" + "2".repeat(16) + "-00";
    private static final int PEOPLE = 24;
    private static final int DEVICES = 2;
    private static final int WORDS = 60;
    private static final int KILLS = 6;

    private static final int PAGES_AT_ONCE = 5;

    /** Fewer than a lead's score holds awards, as everybody may end as one person. */
    private static final int MOST_PAGES = 700;

    private static final String ONE_POINT_A_PAGE = """
            model: one-point-a-page
            version: 1
            publish-step: 1
            bands:
              fit: [{name: A}]
              engagement: [{name: "1"}]
            fit: {cap: 1, rules: []}
            engagement:
              cap: 1000000
              rules:
                - {id: page-view, when: {type: page-view}, points: 1}
            """;

    private final Random random = Seeds.random("MergeST");
    private final Map<String, Integer> personOf = new HashMap<>();
    private final Map<String, String> survivorOf = new TreeMap<>();
    private final int[] pages = new int[PEOPLE];

    @TempDir(cleanup = CleanupMode.NEVER)
    private Path folder;

    @Test
    void givesEachLeadThePointsOfThePeopleItStandsForWhateverIsKilled() throws IOException {
        Path model = Files.writeString(folder.resolve("one-point-a-page.yaml"), ONE_POINT_A_PAGE);
        try (LocalStack stack =
                new LocalStack(folder.resolve("merges"), Map.of("RIPEN_SCORING_MODEL", model.toString()))) {
            stack.start("up");
            await().atMost(PATIENCE).until(() -> stack.isReady("SCORING") && stack.isReady("INGEST"));
            String token = stack.run("token", "admin").strip();
            register(stack, token);

            AtomicBoolean stopped = new AtomicBoolean();
            CompletableFuture<Void> visits = CompletableFuture.runAsync(() -> visit(stack, stopped));
            CompletableFuture<Integer> kills = CompletableFuture.supplyAsync(() -> kill(stack, stopped));
            for (int i = 0; i < WORDS; i++) {
                mergeOrPart(stack, token, i);
            }
            stopped.set(true);
            visits.join();
            System.out.printf(
                    "merges: %d words, %d kills, %d pages, %d of %d leads merged%n",
                    WORDS, kills.join(), IntStream.of(pages).sum(), survivorOf.size(), PEOPLE);

            assertThat(kills.join()).isPositive();
            await().atMost(PATIENCE)
                    .pollInterval(POLL)
                    .untilAsserted(() -> assertThat(scores(stack, token)).isEqualTo(expected()));
            Outcome.of(stack); // every repeated event is the same to the byte, and sequences are gapless
        }
    }

    private void register(LocalStack stack, String token) {
        post(
                stack,
                IntStream.range(0, PEOPLE * DEVICES)
                        .mapToObj(i -> """
                                {"visitorId": "%d-%d", "type": "form-fill", "facts": {"email": "p%1$d@works.example"}}""".formatted(i % PEOPLE, i / PEOPLE))
                        .toList());
        for (int person = 0; person < PEOPLE; person++) {
            String path = "/v1/leads/by-email?email=p" + person + "@works.example";
            HttpResponse<String> found = await().atMost(PATIENCE)
                    .pollInterval(POLL)
                    .until(() -> stack.ask(token, "GET", path, ""), answer -> answer.statusCode() == 200);
            personOf.put(json(found).path("leadId").asText(), person);
        }
    }

    private void visit(LocalStack stack, AtomicBoolean stopped) {
        Random whose = new Random(random.nextLong());
        for (int sent = 0; sent < MOST_PAGES && !stopped.get(); sent += PAGES_AT_ONCE) {
            List<String> visits = new ArrayList<>();
            for (int i = 0; i < PAGES_AT_ONCE; i++) {
                int person = whose.nextInt(PEOPLE);
                pages[person]++;
                visits.add("""
                        {"visitorId": "%d-%d", "type": "page-view", "page": {"url": "https://www.example.com/"}}""".formatted(person, whose.nextInt(DEVICES)));
            }
            post(stack, visits);
            Pace.pause(Duration.ofMillis(500));
        }
    }

    /** Kills scoring-service, each time when it is at work again. */
    private static int kill(LocalStack stack, AtomicBoolean stopped) {
        Random pause = new Random(1);
        int kills = 0;
        while (!stopped.get() && kills < KILLS) {
            Pace.pauseUpTo(pause, Duration.ofSeconds(1));
            if (stack.isReady("SCORING") && stack.kill("scoring-service")) {
                kills++;
            }
        }
        return kills;
    }

    private void mergeOrPart(LocalStack stack, String token, int number) {
        List<String> parted = survivorOf.keySet().stream()
                .filter(merged -> !survivorOf.containsKey(survivorOf.get(merged)))
                .toList();
        if (parted.size() > 4 && random.nextBoolean()) {
            String other = parted.get(random.nextInt(parted.size()));
            say(stack, token, number, survivorOf.get(other), "unmerge", other);
            survivorOf.remove(other);
            return;
        }
        List<String> standing = personOf.keySet().stream()
                .filter(lead -> !survivorOf.containsKey(lead))
                .sorted()
                .toList();
        String one = standing.get(random.nextInt(standing.size()));
        String other = standing.get(random.nextInt(standing.size()));
        if (!one.equals(other)) {
            JsonNode answer = say(stack, token, number, one, "merge", other);
            survivorOf.put(
                    answer.path("merged").asText(), answer.path("survivor").asText());
        }
    }

    /** Says it again under the same key until it is answered; a history that is under way still is asked for anew. */
    private static JsonNode say(LocalStack stack, String token, int number, String lead, String what, String other) {
        String path = "/v1/leads/" + lead + "/" + what;
        LocalStack.Body body =
                new LocalStack.Body("application/json", "{\"with\": \"%s\", \"reason\": \"test\"}".formatted(other));
        AtomicInteger refused = new AtomicInteger();
        return json(await().atMost(PATIENCE)
                .pollInterval(POLL)
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .until(
                        () -> {
                            String key = number + "-" + refused.get();
                            HttpResponse<String> answer = stack.ask("SCORING", token, "POST", path, body.under(key));
                            refused.addAndGet(answer.statusCode() == 409 ? 1 : 0);
                            return answer;
                        },
                        answer -> answer.statusCode() != 503 && answer.statusCode() != 409));
    }

    private Map<String, Integer> expected() {
        Map<String, Integer> points = new TreeMap<>();
        personOf.forEach((lead, person) -> {
            String holder = lead;
            while (survivorOf.containsKey(holder)) {
                holder = survivorOf.get(holder);
            }
            points.merge(holder, pages[person], Integer::sum);
        });
        return points;
    }

    /** Of each lead that stands for itself. */
    private Map<String, Integer> scores(LocalStack stack, String token) {
        Map<String, Integer> points = new TreeMap<>();
        for (String lead : personOf.keySet()) {
            HttpResponse<String> answer = stack.ask(token, "GET", "/v1/leads/" + lead + "/score", "");
            if (answer.statusCode() != 308) {
                points.put(lead, json(answer).at("/score/total").asInt());
            }
        }
        return points;
    }

    private static void post(LocalStack stack, List<String> touchpoints) {
        String body = touchpoints.stream().collect(Collectors.joining(",", "[", "]"));
        assertThat(stack.post("INGEST", "/v1/touchpoints", body, TRACE).statusCode())
                .isEqualTo(202);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        try {
            return MAPPER.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
