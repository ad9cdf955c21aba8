package io.ripen.scoring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** Settings of the scoring service, prefix {@code ripen.scoring}. */
@ConfigMapping(prefix = "ripen.scoring")
public interface ScoringConfig {
    /** The scoring model: name of a shipped one, or path of a YAML file. */
    @WithDefault("b2b-default")
    @NotBlank
    String model();

    /** When decay is published. */
    Decay decay();

    /**
     * What checks bearer tokens: the key or the server that {@code quarkus.oidc} names. Without either nobody could be
     * refused, so the service does not start.
     */
    @WithDefault("${quarkus.oidc.public-key:${quarkus.oidc.auth-server-url:nobody}}")
    @Pattern(
            regexp = "(?!nobody$).+",
            flags = Pattern.Flag.DOTALL,
            message = "RIPEN-S-002 nothing checks bearer tokens: set QUARKUS_OIDC_PUBLIC_KEY (one machine)"
                    + " or QUARKUS_OIDC_AUTH_SERVER_URL (cluster)")
    String tokensCheckedBy();

    /** When decay is published. */
    interface Decay {
        /**
         * How long after the last receipt of a lead its decay stays unpublished, so that a replay of old touchpoints
         * never races it. ISO 8601 or a number with unit.
         */
        @WithDefault("10m")
        @DurationMin(seconds = 1)
        Duration quietPeriod();
    }
}
