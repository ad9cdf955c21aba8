package io.ripen.local.rejected;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripen.local.process.LocalFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Sends rejected events to ingest once more. */
public final class Replays {
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);
    private static final int OK = 200;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(ANSWER_LIMIT).build();
    private final URI route;
    private final String serverKey;

    /** Sends to the ingest at this URL. */
    public Replays(String ingestUrl, String serverKey) {
        this.route = URI.create(ingestUrl + "/v1/rejected/replay");
        this.serverKey = serverKey;
    }

    /**
     * Sends an event once more.
     *
     * @return why it was not taken; empty if it was
     * @throws LocalFailure if ingest does not answer, or refuses the key
     */
    public Optional<String> send(Rejection rejection) {
        HttpRequest request = HttpRequest.newBuilder(route)
                .header("X-Write-Key", serverKey)
                .header("Content-Type", "application/json")
                .timeout(ANSWER_LIMIT)
                .POST(HttpRequest.BodyPublishers.ofString(RejectedTopic.json(rejection)))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode answer = MAPPER.readTree(response.body());
            if (response.statusCode() != OK) {
                return Optional.of(
                        response.statusCode() + " " + answer.path("detail").asText());
            }
            JsonNode result = answer.path("results").path(0);
            return result.path("outcome").asText().equals("rejected")
                    ? Optional.of(result.path("code").asText() + " "
                            + result.path("detail").asText())
                    : Optional.empty();
        } catch (IOException away) {
            throw new LocalFailure("ingest-service at " + route + " does not answer: ./ripen status says more.", away);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("Interrupted.", interrupted);
        }
    }
}
