package io.ripen.ingest.domain.site;

import java.util.List;

/**
 * A pattern for URLs: a path that starts with {@code /}, or a URL with scheme and host, in which {@code *} stands for
 * anything. Query and fragment of the URL are not looked at. Matching takes time in proportion to the URL.
 */
public final class UrlPattern {
    private final String text;
    private final List<String> parts;

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException if the text is neither a path nor a URL
     */
    public UrlPattern(String text) {
        if (!text.startsWith("/") && !text.contains("://")) {
            throw new IllegalArgumentException(
                    "a URL pattern is a path such as /whitepapers/* or a URL such as https://www.example.com/pricing");
        }
        this.text = text;
        this.parts = List.of(text.split("\\*", -1));
    }

    /** Whether the URL, without its query and fragment, is one of these. */
    public boolean matches(String url) {
        String place = withoutQuery(url);
        return matchesWhole(text.startsWith("/") ? path(place) : place);
    }

    private boolean matchesWhole(String place) {
        String first = parts.getFirst();
        if (parts.size() == 1) {
            return place.equals(first);
        }
        if (!place.startsWith(first)) {
            return false;
        }
        int at = first.length();
        for (String part : parts.subList(1, parts.size() - 1)) {
            int found = place.indexOf(part, at);
            if (found < 0) {
                return false;
            }
            at = found + part.length();
        }
        String last = parts.getLast();
        return place.length() - last.length() >= at && place.endsWith(last);
    }

    private static String withoutQuery(String url) {
        int end = url.length();
        for (char mark : new char[] {'?', '#'}) {
            int at = url.indexOf(mark);
            end = at < 0 ? end : Math.min(end, at);
        }
        return url.substring(0, end);
    }

    private static String path(String place) {
        int host = place.indexOf("://");
        int start = host < 0 ? place.indexOf('/') : place.indexOf('/', host + 3);
        return start < 0 ? "/" : place.substring(start);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UrlPattern pattern && pattern.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
