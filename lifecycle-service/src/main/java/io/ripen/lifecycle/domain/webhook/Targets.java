package io.ripen.lifecycle.domain.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where webhooks may go: over TLS to public addresses, and to networks of one's own that are named. Ranges that are not
 * public are those of the IANA special-purpose registries (RFC 6890), so that a registered URL cannot be used to reach
 * what only this machine can reach.
 *
 * @param allowed networks of one's own that may be reached too, and without TLS
 */
public record Targets(List<Network> allowed) {
    private static final int MOST_CHARACTERS = 2000;
    private static final List<Network> NOT_PUBLIC = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20")
            .map(Network::parse)
            .toList();
    /** Everything else of IPv6 is local, reserved, or an IPv4 address in disguise. */
    private static final Network PUBLIC_IPV6 = Network.parse("2000::/3");

    /** Copies the list. */
    public Targets {
        allowed = List.copyOf(allowed);
    }

    /** Whether this address may be reached at all. */
    public boolean reachable(InetAddress address) {
        return isAllowed(address) || isPublic(address);
    }

    /** Whether this address may be reached over this scheme, {@code http} or {@code https}. */
    public boolean reachable(InetAddress address, String scheme) {
        return isAllowed(address) || (scheme.equals("https") && isPublic(address));
    }

    /**
     * What is wrong with a URL, as far as that can be told without looking its host up; empty when nothing is.
     *
     * @param url as somebody wants to register it
     */
    public Optional<String> flaw(String url) {
        if (url.length() > MOST_CHARACTERS) {
            return Optional.of("a URL has at most " + MOST_CHARACTERS + " characters");
        }
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            return Optional.of("this is no URL");
        }
        String scheme = uri.getScheme();
        boolean http = "http".equals(scheme);
        if (!http && !"https".equals(scheme)) {
            return Optional.of("the URL must begin with https://");
        }
        if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            return Optional.of("the URL needs a host, and neither a user nor a fragment");
        }
        if (http && allowed.isEmpty()) {
            return Optional.of("the URL must begin with https://, because no network of your own is allowed");
        }
        return Optional.empty();
    }

    private boolean isAllowed(InetAddress address) {
        return allowed.stream().anyMatch(network -> network.contains(address));
    }

    private static boolean isPublic(InetAddress address) {
        boolean ipv4 = address.getAddress().length == 4;
        return (ipv4 || PUBLIC_IPV6.contains(address))
                && NOT_PUBLIC.stream().noneMatch(network -> network.contains(address));
    }
}
