package io.ripen.webhooks;

import java.net.URI;
import java.util.List;

/**
 * Where an endpoint's events go.
 *
 * @param url http or https, with a host
 * @param secrets what signs them: the present secret, and the one before while that is still good
 */
public record Destination(URI url, List<Secret> secrets) {
    /** Copies the list. */
    public Destination {
        secrets = List.copyOf(secrets);
    }
}
