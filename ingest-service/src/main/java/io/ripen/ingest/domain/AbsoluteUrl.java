package io.ripen.ingest.domain;

/** Tells absolute URLs. Only the scheme is looked at: browsers show URLs that no parser takes, and they are worth keeping. */
public final class AbsoluteUrl {
    private AbsoluteUrl() {}

    /** Whether a text begins with a scheme as of RFC 3986, section 3.1. */
    public static boolean is(String url) {
        int colon = url.indexOf(':');
        return colon > 0
                && isLetter(url.charAt(0))
                && url.substring(0, colon)
                        .chars()
                        .allMatch(c -> isLetter(c) || isDigit(c) || c == '+' || c == '-' || c == '.');
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
