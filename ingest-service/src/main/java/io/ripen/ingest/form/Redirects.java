package io.ripen.ingest.form;

import io.ripen.ingest.site.Site;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Where a form may send its person: to pages of the site's own origins and nowhere else. */
final class Redirects {
    private static final int MAX_LENGTH = 2048;

    private Redirects() {}

    /**
     * The target as an absolute URL; null if the site does not allow it.
     *
     * @param target a URL, or a path on the page's own origin
     * @param page the page with the form
     */
    static @Nullable URI allowed(Site site, @Nullable String target, @Nullable String page) {
        return allowed(site::allows, target, page);
    }

    static @Nullable URI allowed(Predicate<String> origins, @Nullable String target, @Nullable String page) {
        URI uri = uri(target);
        if (uri == null) {
            return null;
        }
        if (!uri.isAbsolute() && uri.getRawAuthority() == null) {
            URI base = allowed(origins, page, null);
            return base == null || !uri.getRawPath().startsWith("/") ? null : checked(origins, base.resolve(uri));
        }
        return checked(origins, uri);
    }

    private static @Nullable URI checked(Predicate<String> origins, URI uri) {
        String origin = origin(uri);
        return origin != null && origins.test(origin) ? uri : null;
    }

    /** Parsers of browsers and of Java differ in odd URLs, so that only plain ones pass. */
    private static @Nullable URI uri(@Nullable String text) {
        if (text == null || text.length() > MAX_LENGTH || !text.strip().chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            return null;
        }
        try {
            URI uri = new URI(text.strip());
            return uri.isOpaque() || uri.getRawUserInfo() != null ? null : uri;
        } catch (URISyntaxException noUri) {
            return null;
        }
    }

    /** RFC 6454; null if it is no URL of the web. */
    private static @Nullable String origin(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (uri.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
            return null;
        }
        boolean usualPort = uri.getPort() == -1 || uri.getPort() == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + (usualPort ? "" : ":" + uri.getPort());
    }
}
