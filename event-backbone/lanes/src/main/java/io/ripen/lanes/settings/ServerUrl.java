package io.ripen.lanes.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rule for addresses of other servers that settings name, and that are told personal data or a token: over TLS, unless
 * it is this machine, and with a host that nothing which comes from outside can choose. Placeholders such as
 * <code>{domain}</code> may stand in the path and the query. Clients of such addresses follow no redirects.
 */
public final class ServerUrl {
    private static final Pattern PARTS = Pattern.compile("(?i)(https?)://([^/?#]*)(.*)");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[a-z]+}");
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private ServerUrl() {}

    /** What is wrong with an address, to be put behind the name of its setting; empty if nothing is. */
    public static Optional<String> flaw(String url) {
        Matcher parts = PARTS.matcher(url);
        if (!parts.matches()) {
            return Optional.of("must begin with https://");
        }
        if (parts.group(2).indexOf('{') >= 0) {
            return Optional.of("must name the host itself; placeholders stand in the path or the query");
        }
        URI uri;
        try {
            uri = new URI(PLACEHOLDER.matcher(url).replaceAll("x"));
        } catch (URISyntaxException e) {
            return Optional.of("is no URL");
        }
        if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            return Optional.of("needs a host, and neither a user nor a fragment");
        }
        boolean tls = parts.group(1).toLowerCase(Locale.ROOT).equals("https");
        return tls || THIS_MACHINE.contains(uri.getHost().toLowerCase(Locale.ROOT))
                ? Optional.empty()
                : Optional.of("must begin with https://; http is for the same machine only");
    }
}
