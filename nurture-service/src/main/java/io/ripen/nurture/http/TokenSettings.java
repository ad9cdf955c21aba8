package io.ripen.nurture.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Pattern;

/** How bearer tokens are checked. */
@ConfigMapping(prefix = "ripen.nurture.tokens")
interface TokenSettings {

    /**
     * The key or the server that {@code quarkus.oidc} names; derived, not to be set. Without either nobody could be
     * refused, so the service does not start.
     */
    @WithDefault("${quarkus.oidc.public-key:${quarkus.oidc.auth-server-url:nobody}}")
    @Pattern(
            regexp = "(?!nobody$).+",
            flags = Pattern.Flag.DOTALL,
            message = "RIPEN-N-030 nothing checks bearer tokens: set QUARKUS_OIDC_PUBLIC_KEY (one machine)"
                    + " or QUARKUS_OIDC_AUTH_SERVER_URL (an OpenID Connect server)")
    String checkedBy();
}
