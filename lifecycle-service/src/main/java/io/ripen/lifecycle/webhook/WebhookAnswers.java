package io.ripen.lifecycle.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Small answers and requests of the API of webhooks. */
final class WebhookAnswers {
    private WebhookAnswers() {}

    /** All endpoints. */
    @Schema(name = "WebhookEndpoints")
    record Endpoints(List<Endpoint> endpoints) {
        Endpoints {
            endpoints = List.copyOf(endpoints);
        }
    }

    /** An endpoint with its secret, which is shown this once. */
    @Schema(name = "WebhookSecret")
    record Secrets(UUID endpointId, String secret) {}

    /** From when on events are to be sent again. */
    @Schema(name = "WebhookReplay")
    record ReplayRequest(@Nullable Instant from) {}

    /** How many events were queued once more. */
    @Schema(name = "WebhookReplayed")
    record Replayed(int queued) {}
}
