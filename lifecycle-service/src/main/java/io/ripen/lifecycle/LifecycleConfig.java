package io.ripen.lifecycle;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Settings of the lifecycle service, all under {@code ripen.lifecycle}. */
@ConfigMapping(prefix = "ripen.lifecycle")
public interface LifecycleConfig {

    /** The stage model: the name of a shipped one, or the path of a {@code .yaml} file. */
    @WithDefault("b2b-default")
    @NotBlank
    String stages();

    /** The largest number of leads, of steps of a lead or of entries of its timeline in one answer. */
    @WithDefault("500")
    @Min(1)
    @Max(10_000)
    int maxPageSize();

    /** The largest number of leads in one import. */
    @WithDefault("1000")
    @Min(1)
    @Max(10_000)
    int maxImportSize();

    /**
     * How many refused commands of a lead are kept with their reasons, the latest. An older one that comes again is decided
     * anew.
     */
    @WithDefault("100")
    @Min(1)
    @Max(10_000)
    int maxRefusedCommands();

    /**
     * How far back a clock may begin. One that would begin earlier, because a score change comes late, begins when it
     * comes: a replay of history does not let all clocks run out at once.
     */
    @WithDefault("1h")
    @DurationMin(seconds = 0)
    @DurationMax(days = 3650)
    Duration slaBacklog();

    /**
     * How long what time alone brings about waits when its time is over already: what else has happened until now may
     * still be on its way.
     */
    @WithDefault("5m")
    @DurationMin(seconds = 0)
    @DurationMax(days = 7)
    Duration quietPeriod();

    /** What checks bearer tokens: the static key or the OpenID Connect server. Derived, not to be set. */
    @Pattern(
            regexp = "(?!nobody$).+",
            flags = Pattern.Flag.DOTALL,
            message =
                    "RIPEN-LC-005 bearer tokens cannot be checked: set QUARKUS_OIDC_PUBLIC_KEY (one machine) or QUARKUS_OIDC_AUTH_SERVER_URL (an OpenID Connect server)")
    String tokensCheckedBy();
}
