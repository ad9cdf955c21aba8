package io.ripen.nurture.http;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses to start when no token could ever be checked. */
@ApplicationScoped
class TokenCheckAtStart {
    private final Optional<String> publicKey;
    private final Optional<String> authServer;

    TokenCheckAtStart(
            @ConfigProperty(name = "quarkus.oidc.public-key") Optional<String> publicKey,
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<String> authServer) {
        this.publicKey = publicKey;
        this.authServer = authServer;
    }

    void check(@Observes StartupEvent start) {
        if (publicKey.isEmpty() && authServer.isEmpty()) {
            throw new IllegalStateException("RIPEN-N-030 bearer tokens cannot be checked: set QUARKUS_OIDC_PUBLIC_KEY"
                    + " (one machine) or QUARKUS_OIDC_AUTH_SERVER_URL (an OpenID Connect server)");
        }
    }
}
