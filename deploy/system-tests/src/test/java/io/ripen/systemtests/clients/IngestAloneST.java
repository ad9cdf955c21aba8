package io.ripen.systemtests.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.contracts.touchpoint.TouchpointCaptured;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** What the tests with real clients stand on. */
class IngestAloneST {
    @Test
    void takesTouchpointsAndIsTheSameAfterItWasKilled() throws IOException, InterruptedException {
        try (IngestAlone ingest = IngestAlone.start()) {
            assertThat(post(ingest, "before")).isEqualTo(202);
            ingest.kill();
            ingest.restart();
            ingest.awaitReady();
            assertThat(post(ingest, "after")).isEqualTo(202);

            assertThat(ingest.touchpoints())
                    .extracting(TouchpointCaptured::touchpointId)
                    .containsExactly("before", "after");
        }
    }

    private static int post(IngestAlone ingest, String id) throws IOException, InterruptedException {
        String event =
                "{\"id\": \"%s\", \"visitorId\": \"ann\", \"type\": \"custom\", \"name\": \"test\"}".formatted(id);
        HttpRequest request = HttpRequest.newBuilder(ingest.uri("/v1/touchpoints"))
                .header("X-Write-Key", IngestAlone.SERVER_KEY)
                .POST(HttpRequest.BodyPublishers.ofString(event))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
        }
    }
}
