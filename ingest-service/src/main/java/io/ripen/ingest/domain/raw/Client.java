package io.ripen.ingest.domain.raw;

import org.jspecify.annotations.Nullable;

/**
 * Who sent a request, as far as the connection tells.
 *
 * @param ip the truncated address of the browser or program
 * @param userAgent its user agent
 * @param dailyId an id of the browser for one day, made of salt, address and agent; null if none can be made
 * @param signals what the request's headers say about privacy and prefetching
 * @param trusted whether an event's own address and user agent are believed: a server speaks for its visitors
 */
public record Client(
        @Nullable String ip,
        @Nullable String userAgent,
        @Nullable String dailyId,
        Signals signals,
        boolean trusted) {

    /**
     * What a request's headers say.
     *
     * @param optedOut Global Privacy Control or Do Not Track
     * @param anonymous the tracker asks that nothing of the connection is kept
     * @param prefetch the browser loads ahead of the person
     */
    public record Signals(boolean optedOut, boolean anonymous, boolean prefetch) {
        /** No such header. */
        public static final Signals NONE = new Signals(false, false, false);
    }
}
