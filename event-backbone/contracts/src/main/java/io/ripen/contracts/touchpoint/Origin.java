package io.ripen.contracts.touchpoint;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a touchpoint came to ingest.
 *
 * @param protocol the wire protocol, for example {@code native}, {@code segment}, {@code snowplow}
 * @param sentAt when the client sent it, by the client's own clock
 * @param ip the network it came from: an IPv4 address without its last 8 bits or an IPv6 address without its last 80
 * @param userAgent the user agent of the browser or program
 * @param machine why a machine is thought to have caused it; absent when nothing says so
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Origin(
        String protocol,
        @Nullable Instant sentAt,
        @Nullable String ip,
        @Nullable String userAgent,
        @Nullable MachineSign machine) {
    /** The protocol of what a server's records say of former times. */
    public static final String IMPORT = "import";
}
