package io.ripen.nurture.webhook;

import io.ripen.webhooks.DeliverySettings;
import io.smallrye.config.ConfigMapping;
import java.util.Map;
import java.util.Optional;

/** The endpoints that journeys can call, and how. */
@ConfigMapping(prefix = "ripen.nurture.webhooks")
public interface WebhookSettings extends DeliverySettings {

    /** Endpoints by the name that journeys call them. */
    Map<String, Endpoint> endpoints();

    /** One endpoint. */
    interface Endpoint {
        /** Where calls of the endpoint of this name go: {@code https}, or {@code http} on the same machine. */
        String url();

        /** What signs them: {@code whsec_} and 24 to 64 random bytes in Base64. */
        String secret();

        /** What signs them too, while the secret is changed. */
        Optional<String> previousSecret();
    }
}
