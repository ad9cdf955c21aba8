package io.ripen.lifecycle.webhook;

import io.ripen.webhooks.DeliverySettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of webhooks, prefix {@code ripen.lifecycle.webhooks}. */
@ConfigMapping(prefix = "ripen.lifecycle.webhooks")
public interface WebhookConfig extends DeliverySettings {
    /**
     * Networks of your own that webhooks may reach, also without TLS, for example {@code 10.20.0.0/16}. Without this
     * only public addresses over https are reached.
     */
    Optional<List<String>> allowedNetworks();

    /**
     * Keys that seal endpoints' secrets in the database, each a name, a colon, and 32 random bytes in Base64. The first one
     * seals; the others open what was sealed before. Without any, secrets are kept as they are.
     */
    Optional<List<String>> secretKeys();

    /** Most endpoints. Each is delivered to at the same time as all others. */
    @WithDefault("50")
    @Min(1)
    @Max(500)
    int mostEndpoints();

    /** How long the secret before the present one signs too. */
    @WithDefault("24h")
    Duration previousSecretFor();
}
