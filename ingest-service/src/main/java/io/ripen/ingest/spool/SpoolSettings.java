package io.ripen.ingest.spool;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How events are kept while Kafka is away. A value out of its bounds is refused at start. */
@ConfigMapping(prefix = "ripen.ingest.spool")
public interface SpoolSettings {

    /** Whether there is a spool. Without it, an event that Kafka does not acknowledge in time is answered with a 503. */
    @WithDefault("true")
    boolean enabled();

    /**
     * The folder, created if it is missing; a relative one is taken from the working directory. It belongs to one
     * instance and must survive it.
     */
    @WithDefault("spool")
    @NotBlank
    String directory();

    /** Most bytes of segments on disk; beyond it requests get a 503. */
    @WithDefault("1073741824")
    @Min(1_048_576)
    @Max(1_099_511_627_776L)
    long maxBytes();

    /** From which size on a segment is followed by the next one. Disk space is freed by whole segments. */
    @WithDefault("16777216")
    @Min(65_536)
    @Max(1_073_741_824)
    long segmentBytes();

    /** How long an event waits for others before they are fsynced together. */
    @WithDefault("2ms")
    @DurationMin(millis = 0)
    @DurationMax(millis = 100)
    Duration groupCommitInterval();

    /** How long Kafka's acknowledgement may be missing before the spool takes over; less than the ack-timeout. */
    @WithDefault("1500ms")
    @DurationMin(millis = 100)
    @DurationMax(seconds = 3)
    Duration takeoverAfter();
}
