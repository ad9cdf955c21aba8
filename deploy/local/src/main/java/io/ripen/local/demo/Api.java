package io.ripen.local.demo;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripen.local.process.LocalFailure;
import io.ripen.local.process.Polling;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Calls the services over HTTP; a service that is away or says 503 is asked again, with the same request. */
final class Api {
    private static final Duration AWAY_LIMIT = Duration.ofSeconds(90);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);
    private static final int UNAVAILABLE = 503;
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(ANSWER_LIMIT).build();
    private final String token;
    private final String writeKey;

    Api(String token, String writeKey) {
        this.token = token;
        this.writeKey = writeKey;
    }

    JsonNode get(String url) {
        return send(HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + token)
                .timeout(ANSWER_LIMIT)
                .build());
    }

    JsonNode post(String url, String json) {
        return send(HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .header("X-Write-Key", writeKey)
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .timeout(ANSWER_LIMIT)
                .build());
    }

    private JsonNode send(HttpRequest request) {
        AtomicReference<HttpResponse<String>> answer = new AtomicReference<>();
        boolean answered = Polling.until(AWAY_LIMIT, () -> {
            Optional<HttpResponse<String>> response = trySend(request);
            response.ifPresent(answer::set);
            return response.isPresent();
        });
        HttpResponse<String> response = answer.get();
        if (!answered || response == null) {
            throw new LocalFailure(request.uri() + " did not answer for " + AWAY_LIMIT.toSeconds()
                    + " s: ./ripen status shows what is down, ./ripen logs says why.");
        }
        if (response.statusCode() / 100 != 2) {
            throw new LocalFailure(request.uri() + " answered " + response.statusCode() + ": " + response.body());
        }
        try {
            return MAPPER.readTree(response.body());
        } catch (IOException e) {
            throw new LocalFailure(request.uri() + " did not answer with JSON: " + response.body(), e);
        }
    }

    private Optional<HttpResponse<String>> trySend(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == UNAVAILABLE ? Optional.empty() : Optional.of(response);
        } catch (IOException away) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("Interrupted.", interrupted);
        }
    }
}
