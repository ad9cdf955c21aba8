package io.ripen.ingest.site;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Where the sites come from, and how their senders are told apart. */
@ConfigMapping(prefix = "ripen.ingest.sites")
public interface SiteSettings {

    /** The sites file. */
    @WithDefault("sites.yaml")
    Path file();

    /** How often the file is looked at. */
    @WithDefault("2s")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 10)
    Duration checkInterval();

    /** Most addresses whose rates are remembered at a time. */
    @WithDefault("100000")
    @Min(1000)
    @Max(10_000_000)
    int maxAddresses();

    /**
     * What the daily visitor ids of sites without cookies are salted with; the same in all instances. Without it each
     * instance makes up its own, and a visitor who reaches two of them counts twice.
     */
    Optional<String> dailySalt();
}
