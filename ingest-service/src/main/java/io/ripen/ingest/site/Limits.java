package io.ripen.ingest.site;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * How many events a site may send. What is saved up in quiet times is at most ten seconds' worth.
 *
 * @param eventsPerSecondPerKey over all senders that use the same key
 * @param eventsPerSecondPerIp from one address with a browser key; a company behind one address counts as one
 */
public record Limits(long eventsPerSecondPerKey, long eventsPerSecondPerIp) {
    private static final long MOST = 1_000_000;

    /** 10,000 a key, 100 an address. */
    public static final Limits DEFAULT = new Limits(10_000L, 100L);

    /** Fills in what is absent. */
    @JsonCreator
    public static Limits of(
            @JsonProperty("eventsPerSecondPerKey") @Nullable Long eventsPerSecondPerKey,
            @JsonProperty("eventsPerSecondPerIp") @Nullable Long eventsPerSecondPerIp) {
        return new Limits(
                eventsPerSecondPerKey == null ? DEFAULT.eventsPerSecondPerKey : eventsPerSecondPerKey,
                eventsPerSecondPerIp == null ? DEFAULT.eventsPerSecondPerIp : eventsPerSecondPerIp);
    }

    /** Checks the bounds. */
    public Limits {
        if (eventsPerSecondPerKey < 1
                || eventsPerSecondPerKey > MOST
                || eventsPerSecondPerIp < 1
                || eventsPerSecondPerIp > MOST) {
            throw new IllegalArgumentException("a limit is 1 to " + MOST + " events per second");
        }
    }
}
