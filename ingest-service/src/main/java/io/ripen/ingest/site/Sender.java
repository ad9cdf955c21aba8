package io.ripen.ingest.site;

import org.jspecify.annotations.Nullable;

/**
 * The other end of a request's connection.
 *
 * @param ip truncated: without the last 8 bits of an IPv4 and the last 80 of an IPv6 address
 * @param userAgent its user agent
 * @param dailyId an id of the browser that changes every day and cannot be traced back; null where the
 *     site does not ask for one
 * @param optedOut it sent Global Privacy Control or Do Not Track
 * @param anonymous it sent {@code SP-Anonymous}: nothing of the connection is to be kept
 * @param prefetch it loads ahead of the person
 * @param traceParent W3C trace context
 */
public record Sender(
        @Nullable String ip,
        @Nullable String userAgent,
        @Nullable String dailyId,
        boolean optedOut,
        boolean anonymous,
        boolean prefetch,
        @Nullable String traceParent) {}
