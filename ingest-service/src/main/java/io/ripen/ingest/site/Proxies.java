package io.ripen.ingest.site;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Finds who is behind the proxies that a request came through. Each proxy adds whom it got the request from at the end of
 * {@code X-Forwarded-For}, and what stood there before is whatever the sender wrote: the sender is the last one that is no
 * proxy of ours. Quarkus' own reading takes the first one, and does not answer where that is empty; so it is off, and its
 * settings are read here.
 */
@Singleton
public final class Proxies {
    private static final Logger LOG = Logger.getLogger(Proxies.class);

    private static final String TRUSTED = "quarkus.http.proxy.trusted-proxies";
    private static final String FOR = "X-Forwarded-For";
    private static final String PROTO = "X-Forwarded-Proto";

    private final boolean forwarding;
    private final List<IpSubnetFilterRule> trusted;
    private final AtomicBoolean warned = new AtomicBoolean();

    /**
     * @param forwarding whether proxies' headers are looked at
     * @param standard whether Quarkus looks at {@code Forwarded} instead
     * @param trusted addresses and networks of the proxies; if empty whoever connects is one, and nobody else
     */
    @Inject
    Proxies(
            @ConfigProperty(name = "quarkus.http.proxy.proxy-address-forwarding", defaultValue = "false")
                    boolean forwarding,
            @ConfigProperty(name = "quarkus.http.proxy.allow-forwarded", defaultValue = "false") boolean standard,
            @ConfigProperty(name = TRUSTED) Optional<List<String>> trusted) {
        this.forwarding = forwarding && !standard;
        this.trusted = trusted.orElse(List.of()).stream().map(Proxies::network).toList();
    }

    /** Has a wrong setting refused at the start, and not at the first request. */
    void start(@Observes StartupEvent started) {}

    /** The address of who sent the request; {@code unknown} where the connection has none. */
    String address(HttpServerRequest request) {
        String peer = peer(request);
        List<String> forwarded = request.headers().getAll(FOR);
        if (forwarded.isEmpty()) {
            return peer;
        }
        if (forwarding) {
            return sender(peer, forwarded);
        }
        if (isInside(peer) && warned.compareAndSet(false, true)) {
            LOG.warnf(
                    "RIPEN-I-013 a proxy tells whom it forwards, and is taken for the sender of everything;"
                            + " set quarkus.http.proxy.proxy-address-forwarding=true and %s",
                    TRUSTED);
        }
        return peer;
    }

    /** The scheme that the sender used, {@code http} or {@code https}. */
    public String scheme(HttpServerRequest request) {
        List<String> told = request.headers().getAll(PROTO);
        if (!forwarding || told.isEmpty() || !isProxy(peer(request))) {
            return request.scheme() == null ? "http" : request.scheme();
        }
        return last(told).equalsIgnoreCase("https") ? "https" : "http";
    }

    /**
     * The last address that is no proxy's.
     *
     * @param peer who connected
     * @param forwarded the header's values, in their order
     */
    String sender(String peer, List<String> forwarded) {
        if (!isProxy(peer)) {
            return peer;
        }
        String[] hops = String.join(",", forwarded).split(",", -1);
        String sender = peer;
        for (int i = hops.length - 1; i >= 0; i--) {
            Optional<InetAddress> hop = Networks.parsed(withoutPort(hops[i].strip()));
            if (hop.isEmpty()) {
                return sender;
            }
            sender = NetUtil.toAddressString(hop.get());
            if (!isTrusted(hop.get())) {
                return sender;
            }
        }
        return sender;
    }

    /** Without a list whoever connects is one: only such a proxy can reach this service where it is needed. */
    private boolean isProxy(String peer) {
        return trusted.isEmpty()
                || Networks.parsed(peer).filter(this::isTrusted).isPresent();
    }

    private boolean isTrusted(InetAddress address) {
        InetSocketAddress socket = new InetSocketAddress(address, 0);
        return trusted.stream().anyMatch(network -> network.matches(socket));
    }

    private static boolean isInside(String peer) {
        return Networks.parsed(peer)
                .filter(address -> address.isLoopbackAddress()
                        || address.isSiteLocalAddress()
                        || (address instanceof Inet6Address && (address.getAddress()[0] & 0xFE) == 0xFC))
                .isPresent();
    }

    private static String peer(HttpServerRequest request) {
        return request.remoteAddress() == null || request.remoteAddress().hostAddress() == null
                ? "unknown"
                : request.remoteAddress().hostAddress();
    }

    private static String last(List<String> values) {
        String value = values.getLast();
        return value.substring(value.lastIndexOf(',') + 1).strip();
    }

    /** Some proxies add the port: {@code 203.0.113.7:4711}, {@code [2001:db8::7]:4711}. */
    private static String withoutPort(String hop) {
        int port = hop.lastIndexOf(':');
        boolean bracketed = hop.startsWith("[");
        return port > 0 && (bracketed ? port > hop.indexOf(']') : port == hop.indexOf(':'))
                ? hop.substring(0, port)
                : hop;
    }

    private static IpSubnetFilterRule network(String text) {
        int slash = text.indexOf('/');
        Optional<InetAddress> address = Networks.parsed((slash < 0 ? text : text.substring(0, slash)).strip());
        try {
            InetAddress known = address.orElseThrow(() -> new IllegalArgumentException("no address"));
            int bits = slash < 0
                    ? known.getAddress().length * Byte.SIZE
                    : Integer.parseInt(text.substring(slash + 1).strip());
            return new IpSubnetFilterRule(known, bits, IpFilterRuleType.ACCEPT);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalStateException(
                    TRUSTED + " has \"" + text + "\"; give addresses and networks, such as 192.0.2.7,10.0.0.0/8.",
                    wrong);
        }
    }
}
