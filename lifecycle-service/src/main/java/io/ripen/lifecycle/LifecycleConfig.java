package io.ripen.lifecycle;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;

/** Settings of the lifecycle service, all under {@code ripen.lifecycle}. */
@ConfigMapping(prefix = "ripen.lifecycle")
public interface LifecycleConfig {

    /** The stage model: the name of a shipped one, or the path of a {@code .yaml} file. */
    @WithDefault("b2b-default")
    @NotBlank
    String stages();

    /** The largest number of leads in one answer. */
    @WithDefault("500")
    @Min(1)
    @Max(10_000)
    int maxPageSize();

    /** What checks bearer tokens: the static key or the OpenID Connect server. Derived, not to be set. */
    @Pattern(
            regexp = "(?!nobody$).+",
            message =
                    "RIPEN-LC-005 bearer tokens cannot be checked: set QUARKUS_OIDC_PUBLIC_KEY (one machine) or QUARKUS_OIDC_AUTH_SERVER_URL (an OpenID Connect server)")
    String tokensCheckedBy();
}
