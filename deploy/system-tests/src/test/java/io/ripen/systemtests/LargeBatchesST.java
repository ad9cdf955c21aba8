package io.ripen.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.systemtests.clients.IngestAlone;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Anybody may send with a browser's key: no body takes ingest's memory, however many events it says to be. */
class LargeBatchesST {
    private static final int CALLS = 5000;
    private static final int AT_A_TIME = 4;
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);

    @Test
    void smallBodiesThatWouldBeLargeEventsLeaveIngestAlive() throws IOException {
        try (IngestAlone ingest = IngestAlone.start();
                HttpClient http = HttpClient.newHttpClient()) {
            byte[] bomb = gzip(batch("{\"a\":\"" + "x".repeat(60_000) + "\"}", "{}", "{}"));
            assertThat(bomb).hasSizeLessThan(300);

            assertThat(sent(http, ingest, bomb)).allMatch(status -> status == 413);
            for (byte[] body : largestThatAreRead()) {
                assertThat(sent(http, ingest, body)).isSubsetOf(200, 413, 503).contains(200);
            }

            assertThat(sent(http, ingest, gzip("{\"type\":\"page\",\"messageId\":\"m\",\"anonymousId\":\"ann\"}")))
                    .containsOnly(200);
        }
    }

    /** As much as a batch may say for each of its calls: calls that are rejected and kept, calls that are taken, and calls that say as much themselves. */
    private static List<byte[]> largestThatAreRead() {
        String taken = "{\"type\":\"track\",\"event\":\"e\",\"anonymousId\":\"a\"}";
        String large = taken.replace("}", ",\"properties\":" + numbers(45) + "}");
        return Stream.of(
                        batch("{\"a\":\"" + "x".repeat(1600) + "\"}", "{}", "{}"),
                        batch("{\"a\":\"" + "\\\"".repeat(800) + "\"}", "{}", "{}"),
                        batch("{}", numbers(100), taken),
                        batch("{}", "{}", large))
                .map(LargeBatchesST::gzip)
                .toList();
    }

    private static String numbers(int members) {
        return IntStream.range(1000, 1000 + members)
                .mapToObj(member -> "\"" + Integer.toString(member, 36) + "\":1")
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String batch(String context, String integrations, String call) {
        return "{\"context\":" + context + ",\"integrations\":" + integrations + ",\"batch\":["
                + (call + ",").repeat(CALLS - 1) + call + "]}";
    }

    /** The statuses of the body sent several times at once. */
    private static List<Integer> sent(HttpClient http, IngestAlone ingest, byte[] body) {
        HttpRequest request = HttpRequest.newBuilder(ingest.uri("/v1/b?writeKey=" + IngestAlone.BROWSER_KEY))
                .timeout(ANSWER_LIMIT)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < AT_A_TIME; i++) {
            answers.add(http.sendAsync(request, HttpResponse.BodyHandlers.ofString()));
        }
        return answers.stream().map(answer -> answer.join().statusCode()).toList();
    }

    private static byte[] gzip(String text) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
                gzip.write(text.getBytes(StandardCharsets.UTF_8));
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
