package io.ripen.nurture.webhook;

import io.quarkus.runtime.StartupEvent;
import io.ripen.lanes.settings.ServerUrl;
import io.ripen.webhooks.DeliverySettings;
import io.ripen.webhooks.Destination;
import io.ripen.webhooks.Destinations;
import io.ripen.webhooks.Secret;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The endpoints of the settings. URLs and secrets stay there; the table knows names and how delivery goes. An endpoint that is
 * taken out of the settings keeps its row while calls wait for it, and gets them when it comes back.
 */
@Singleton
public class ConfiguredEndpoints implements Destinations {
    private static final String PREFIX = "ripen.nurture.webhooks";
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST_NAME = 64;
    private static final int MOST_ENDPOINTS = 50;
    private static final String ADD = """
            INSERT INTO webhook_endpoint (endpoint_id, name, state, next_attempt_at, created_at)
            VALUES (?, ?, 'active', ?, ?) ON CONFLICT DO NOTHING""";
    private static final String FORGET = """
            DELETE FROM webhook_endpoint e WHERE NOT endpoint_id = ANY(?)
                AND NOT EXISTS (SELECT FROM webhook_delivery d WHERE d.endpoint_id = e.endpoint_id)""";

    private final WebhookSettings settings;
    private final Map<String, Destination> destinations = new TreeMap<>();
    private final Map<UUID, String> names = new HashMap<>();

    /**
     * Checks the settings.
     *
     * @throws IllegalStateException if something is wrong with an endpoint; says what, and never its secret
     */
    @Inject
    ConfiguredEndpoints(WebhookSettings settings) {
        this.settings = settings;
        settings.endpoints().forEach((name, endpoint) -> {
            destinations.put(named(name), destination(name, endpoint));
            names.put(id(name), name);
        });
        if (names.size() > MOST_ENDPOINTS) {
            throw new IllegalStateException("RIPEN-N-350 %s.endpoints has %d entries; at most %d are allowed"
                    .formatted(PREFIX, names.size(), MOST_ENDPOINTS));
        }
    }

    void start(@Observes StartupEvent event, DataSource database, Clock clock) throws SQLException {
        Timestamp now = Timestamp.from(clock.instant());
        try (Connection connection = database.getConnection();
                PreparedStatement add = connection.prepareStatement(ADD);
                PreparedStatement forget = connection.prepareStatement(FORGET)) {
            for (Map.Entry<UUID, String> endpoint : names.entrySet()) {
                add.setObject(1, endpoint.getKey());
                add.setString(2, endpoint.getValue());
                add.setTimestamp(3, now);
                add.setTimestamp(4, now);
                add.executeUpdate();
            }
            forget.setArray(1, connection.createArrayOf("uuid", names.keySet().toArray()));
            forget.executeUpdate();
        }
    }

    /** The names of all endpoints. */
    public Set<String> names() {
        return Set.copyOf(destinations.keySet());
    }

    /** The id of an endpoint, which follows from its name. */
    static UUID id(String name) {
        return UUID.nameUUIDFromBytes((PREFIX + "/" + name).getBytes(StandardCharsets.UTF_8));
    }

    /** The host that an endpoint's calls go to; absent for one that is not in the settings. */
    @Nullable
    String host(String name) {
        Destination destination = destinations.get(name);
        return destination == null ? null : destination.url().getHost();
    }

    @Override
    public DeliverySettings settings() {
        return settings;
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public int mostEndpoints() {
        return Math.max(1, names.size());
    }

    @Override
    public Optional<Set<UUID>> known() {
        return Optional.of(names.keySet());
    }

    @Override
    public String name(UUID endpointId) {
        return names.getOrDefault(endpointId, endpointId.toString());
    }

    @Override
    public Destination of(Row endpoint, Instant now) {
        String name = endpoint.getString("name");
        Destination destination = destinations.get(name);
        if (destination == null) {
            throw new IllegalStateException("only endpoints of the settings are claimed, which '" + name + "' is not");
        }
        return destination;
    }

    /** Whoever writes settings may name any host over TLS; what is readable stays on this machine, whatever a name leads to. */
    @Override
    public boolean mayReach(InetAddress address, String scheme) {
        return scheme.equals("https") || address.isLoopbackAddress();
    }

    private static String named(String name) {
        if (!NAME.matcher(name).matches() || name.length() > LONGEST_NAME) {
            throw new IllegalStateException(
                    "RIPEN-N-350 '%s' in %s.endpoints is no name; allowed: lower-case letters and digits, joined by single hyphens, at most %d characters"
                            .formatted(name, PREFIX, LONGEST_NAME));
        }
        return name;
    }

    private static Destination destination(String name, WebhookSettings.Endpoint endpoint) {
        ServerUrl.flaw(endpoint.url())
                .or(() -> endpoint.url().indexOf('{') < 0 ? Optional.empty() : Optional.of("has no placeholders"))
                .ifPresent(flaw -> {
                    throw wrong(name, "url", flaw);
                });
        List<Secret> secrets = new ArrayList<>();
        secrets.add(secret(name, "secret", endpoint.secret()));
        endpoint.previousSecret().ifPresent(previous -> secrets.add(secret(name, "previous-secret", previous)));
        return new Destination(URI.create(endpoint.url()), secrets);
    }

    private static Secret secret(String name, String setting, String text) {
        Secret.flaw(text).ifPresent(flaw -> {
            throw wrong(name, setting, flaw);
        });
        return new Secret(text);
    }

    private static IllegalStateException wrong(String name, String setting, String flaw) {
        return new IllegalStateException("RIPEN-N-350 %s.endpoints.%s.%s %s".formatted(PREFIX, name, setting, flaw));
    }
}
