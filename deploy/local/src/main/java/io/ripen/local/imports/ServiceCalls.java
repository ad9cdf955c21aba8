package io.ripen.local.imports;

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

/** Calls one service; while it is away or says 503 or 429, the same request is sent again. */
public final class ServiceCalls {
    private static final Duration AWAY_LIMIT = Duration.ofSeconds(90);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);
    private static final int UNAVAILABLE = 503;
    private static final int TOO_MANY = 429;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(ANSWER_LIMIT).build();
    private final String url;
    private final String header;
    private final String secret;

    private ServiceCalls(String url, String header, String secret) {
        this.url = url;
        this.header = header;
        this.secret = secret;
    }

    /** Calls ingest with a server key. */
    public static ServiceCalls withKey(String url, String key) {
        return new ServiceCalls(url, "X-Write-Key", key);
    }

    /** Calls a service with a bearer token. */
    public static ServiceCalls withToken(String url, String token) {
        return new ServiceCalls(url, "Authorization", "Bearer " + token);
    }

    /** An answer with its JSON. */
    public record Answer(int status, JsonNode json) {
        /** The answer's JSON, if it is one of success. */
        public JsonNode orFail() {
            if (status / 100 != 2) {
                throw new LocalFailure(
                        "Answered " + status + " " + json.path("code").asText() + ": "
                                + json.path("detail").asText());
            }
            return json;
        }
    }

    /** The service's address, and a hash of the key or token, which another site or another stack does not have. */
    String identity() {
        return url + " " + Hash.of(secret);
    }

    /** Reads. */
    public Answer get(String path) {
        return send(request(path).GET().build());
    }

    /** Sends a body. */
    public Answer post(String path, String contentType, String body) {
        return send(request(path)
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .header(header, secret)
                .timeout(ANSWER_LIMIT);
    }

    private Answer send(HttpRequest request) {
        AtomicReference<HttpResponse<String>> answer = new AtomicReference<>();
        Polling.until(AWAY_LIMIT, () -> {
            Optional<HttpResponse<String>> response = trySend(request);
            response.ifPresent(answer::set);
            return response.isPresent();
        });
        HttpResponse<String> response = answer.get();
        if (response == null) {
            throw new LocalFailure(request.uri() + " did not answer for " + AWAY_LIMIT.toSeconds()
                    + " s: ./ripen status shows what is down. Run the command again to go on.");
        }
        try {
            return new Answer(response.statusCode(), MAPPER.readTree(response.body()));
        } catch (IOException e) {
            throw new LocalFailure(request.uri() + " answered " + response.statusCode() + " without JSON.", e);
        }
    }

    private Optional<HttpResponse<String>> trySend(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            boolean later = response.statusCode() == UNAVAILABLE || response.statusCode() == TOO_MANY;
            return later ? Optional.empty() : Optional.of(response);
        } catch (IOException away) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("Interrupted.", interrupted);
        }
    }
}
