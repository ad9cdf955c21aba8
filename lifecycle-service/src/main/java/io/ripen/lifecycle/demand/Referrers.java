package io.ripen.lifecycle.demand;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripen.lifecycle.domain.demand.Channel.Referrer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A published list of search engines, social networks and mail services; lists/SOURCE.txt says whose. */
@Singleton
class Referrers {
    private static final String LIST = "lists/referrers.json";
    private static final List<String> KNOWN_FOR = List.of("search", "social", "email", "paid");
    private static final TypeReference<Map<String, Site>> SITES = new TypeReference<>() {};

    private final Map<String, Referrer> byAddress;
    private final Map<String, Referrer> byName = new HashMap<>();

    /** An entry of the list; the key is a host, with a path where the host alone says too little. */
    private record Site(String medium, String source) {}

    @Inject
    Referrers(ObjectMapper json) {
        Map<String, Referrer> sites = new HashMap<>();
        try (InputStream list = Referrers.class.getClassLoader().getResourceAsStream(LIST)) {
            json.readValue(list, SITES)
                    .forEach((address, site) ->
                            sites.put(address.toLowerCase(Locale.ROOT), new Referrer(site.medium(), site.source())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.byAddress = Map.copyOf(sites);
        // Some have a mail service or maps beside what they are known for.
        sites.values().stream()
                .sorted(Comparator.comparingInt(
                        site -> KNOWN_FOR.contains(site.kind()) ? KNOWN_FOR.indexOf(site.kind()) : KNOWN_FOR.size()))
                .forEach(site -> byName.putIfAbsent(site.name().toLowerCase(Locale.ROOT), site));
    }

    /** What is known of a name in utm_source, for example {@code google}, {@code Bing} or {@code l.facebook.com}. */
    @Nullable
    Referrer named(@Nullable String source) {
        if (source == null) {
            return null;
        }
        String name = source.strip().toLowerCase(Locale.ROOT);
        Referrer known = byName.get(name);
        return known == null ? lookUp(name, "").orElse(null) : known;
    }

    /**
     * The site that a visitor came from; absent where it is the visited site itself, or nothing that can be read.
     *
     * @param referrer the URL of the page before
     * @param page the URL of the page
     */
    @Nullable
    Referrer of(@Nullable String referrer, String page) {
        URI from = parsed(referrer);
        if (from == null || from.getHost() == null) {
            return null;
        }
        String host = bare(from.getHost());
        URI to = parsed(page);
        if (to != null && to.getHost() != null && isSameSite(host, bare(to.getHost()))) {
            return null;
        }
        String path = from.getPath() == null ? "" : from.getPath();
        return lookUp(host, path).orElseGet(() -> new Referrer("unknown", host));
    }

    /** The longest address wins: host with path, then host, then the host's parents. */
    private Optional<Referrer> lookUp(String host, String path) {
        String firstPart = path.isEmpty() ? "" : "/" + path.substring(1).split("/", 2)[0];
        for (String name = host; name.contains("."); name = name.substring(name.indexOf('.') + 1)) {
            for (String address : new String[] {name + path, name + firstPart, name, "www." + name}) {
                Referrer site = byAddress.get(address);
                if (site != null) {
                    return Optional.of(site);
                }
            }
        }
        return Optional.empty();
    }

    /** One of them is the other or below it. */
    private static boolean isSameSite(String one, String other) {
        return one.equals(other) || one.endsWith("." + other) || other.endsWith("." + one);
    }

    private static String bare(String host) {
        String small = host.toLowerCase(Locale.ROOT);
        return small.startsWith("www.") ? small.substring(4) : small;
    }

    private static @Nullable URI parsed(@Nullable String url) {
        if (url == null) {
            return null;
        }
        int query = url.indexOf('?');
        try {
            return new URI(query < 0 ? url : url.substring(0, query));
        } catch (URISyntaxException notAUrl) {
            return null;
        }
    }
}
