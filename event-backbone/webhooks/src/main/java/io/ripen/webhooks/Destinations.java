package io.ripen.webhooks;

import io.vertx.mutiny.sqlclient.Row;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What a service knows of its endpoints. A service that delivers webhooks has one bean of this type. */
public interface Destinations {
    /** How to deliver. */
    DeliverySettings settings();

    /** The prefix of these settings, for messages, for example {@code ripen.lifecycle.webhooks}. */
    String prefix();

    /** Most endpoints that there can be; as many are delivered to at the same time, so that none waits for another. */
    int mostEndpoints();

    /** The endpoints that this instance can deliver to; empty: all that are in the table. */
    default Optional<Set<UUID>> known() {
        return Optional.empty();
    }

    /** The name by which the service's API calls an endpoint. */
    default String name(UUID endpointId) {
        return endpointId.toString();
    }

    /**
     * Where the events of an endpoint go.
     *
     * @param endpoint its row of the table {@code webhook_endpoint}
     * @param now the instant
     */
    Destination of(Row endpoint, Instant now);

    /**
     * Whether a request may be sent to an address. The host of a URL is looked up for each request.
     *
     * @param scheme {@code http} or {@code https}
     */
    boolean mayReach(InetAddress address, String scheme);
}
