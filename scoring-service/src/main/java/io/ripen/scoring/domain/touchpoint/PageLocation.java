package io.ripen.scoring.domain.touchpoint;

/**
 * Where a page lies, without scheme, query and fragment, which may carry personal data.
 *
 * @param host the host as given, empty if the address has none
 * @param path the path, at least {@code /}
 */
public record PageLocation(String host, String path) {
    private static final int MAX_SHOWN = 200;

    /** Takes a page's address apart. Never fails: what is no URL is taken as a path. */
    public static PageLocation of(String url) {
        String address = beforeQuery(url);
        int scheme = address.indexOf("://");
        if (scheme < 0) {
            return new PageLocation("", rooted(address));
        }
        int hostStart = scheme + 3;
        int pathStart = address.indexOf('/', hostStart);
        return pathStart < 0
                ? new PageLocation(address.substring(hostStart), "/")
                : new PageLocation(address.substring(hostStart, pathStart), address.substring(pathStart));
    }

    /** Host and path for a person to read, at most 200 characters. */
    public String shown() {
        String shown = host + path;
        return shown.length() <= MAX_SHOWN ? shown : shown.substring(0, MAX_SHOWN);
    }

    private static String beforeQuery(String url) {
        for (int i = 0; i < url.length(); i++) {
            char c = url.charAt(i);
            if (c == '?' || c == '#') {
                return url.substring(0, i);
            }
        }
        return url;
    }

    private static String rooted(String path) {
        return path.startsWith("/") ? path : "/" + path;
    }
}
