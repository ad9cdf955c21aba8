package io.ripen.lifecycle.webhook;

import io.ripen.lifecycle.domain.webhook.Network;
import io.ripen.lifecycle.domain.webhook.Targets;
import io.ripen.webhooks.DeliverySettings;
import io.ripen.webhooks.Destination;
import io.ripen.webhooks.Destinations;
import io.ripen.webhooks.Secret;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Endpoints that users of the API registered: their URLs and sealed secrets are in the table, and lead to public addresses. */
@Singleton
class RegisteredEndpoints implements Destinations {
    private final WebhookConfig config;
    private final SecretBox box;
    private final Targets targets;

    @Inject
    RegisteredEndpoints(WebhookConfig config, SecretBox box) {
        this.config = config;
        this.box = box;
        this.targets = new Targets(config.allowedNetworks().orElse(List.of()).stream()
                .map(String::strip)
                .map(Network::parse)
                .toList());
    }

    @Override
    public DeliverySettings settings() {
        return config;
    }

    @Override
    public String prefix() {
        return "ripen.lifecycle.webhooks";
    }

    @Override
    public int mostEndpoints() {
        return config.mostEndpoints();
    }

    @Override
    public Destination of(Row endpoint, Instant now) {
        UUID id = endpoint.getUUID("endpoint_id");
        List<Secret> secrets = new ArrayList<>();
        secrets.add(box.open(id, endpoint.getString("secret")));
        String previous = endpoint.getString("previous_secret");
        OffsetDateTime until = endpoint.getOffsetDateTime("previous_until");
        if (previous != null && until != null && until.toInstant().isAfter(now)) {
            secrets.add(box.open(id, previous));
        }
        return new Destination(URI.create(endpoint.getString("url")), secrets);
    }

    @Override
    public boolean mayReach(InetAddress address, String scheme) {
        return targets.reachable(address, scheme);
    }

    /** Where requests may go. */
    Targets targets() {
        return targets;
    }

    /** Whether the host is written as an address that is never reached; names are looked up when something is sent. */
    boolean refuses(URI url) {
        String host = url.getHost().replaceAll("[\\[\\]]", "");
        if (!Network.isLiteral(host)) {
            return false;
        }
        try {
            return !targets.reachable(InetAddress.getByName(host), url.getScheme());
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("the host is not known", e);
        }
    }
}
