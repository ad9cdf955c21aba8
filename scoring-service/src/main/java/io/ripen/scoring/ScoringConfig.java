package io.ripen.scoring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Settings of the scoring service, prefix {@code ripen.scoring}. */
@ConfigMapping(prefix = "ripen.scoring")
public interface ScoringConfig {
    /** The scoring model: name of a shipped one, or path of a YAML file. */
    @WithDefault("b2b-default")
    @NotBlank
    String model();

    /**
     * Folder of the company's own lists of mail domains. A file {@code <list>.json}, an array of domains, takes the
     * place of the shipped list of that name: {@code competitor-email-domains} is shipped empty.
     */
    Optional<Path> lists();

    /** When decay is published. */
    Decay decay();

    /** What the API foretells. */
    Outlook outlook();

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

    /** What the API foretells. */
    interface Outlook {
        /**
         * Totals of which the API says when time alone takes a score over them, whole points. A model with
         * {@code thresholds} says them itself, as the shipped ones do.
         */
        @WithDefault("50,70")
        List<@Min(-1_000_000) @Max(1_000_000) Long> totals();

        /** How far the API looks ahead: 1 to 730 days. ISO 8601 or a number with unit. */
        @WithDefault("365d")
        @DurationMin(days = 1)
        @DurationMax(days = 730)
        Duration horizon();
    }

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
