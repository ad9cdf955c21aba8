package io.ripen.contracts.touchpoint;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Who sent an event that could not be taken, as the request told, so that it can be decided again as on the day it came.
 *
 * @param server whether it came with a server's key or signature, so that it speaks for others; else with a browser's key
 * @param ip the browser's network, as in {@link Origin}; absent where the site keeps none
 * @param userAgent the browser's user agent
 * @param dailyId the browser's visitor id of that day, at sites that give visitors one
 * @param optedOut whether it sent Global Privacy Control or Do Not Track
 * @param anonymous whether it asked that nothing of the connection is kept
 * @param prefetch whether it loaded ahead of the person
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventSender(
        boolean server,
        @Nullable String ip,
        @Nullable String userAgent,
        @Nullable String dailyId,
        boolean optedOut,
        boolean anonymous,
        boolean prefetch) {}
