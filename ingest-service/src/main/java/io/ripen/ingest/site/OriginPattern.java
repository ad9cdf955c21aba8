package io.ripen.ingest.site;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A web origin (RFC 6454) such as {@code https://www.example.com}. A {@code *.} before the host stands for its
 * subdomains, a {@code :*} after it for any port. Pages that an app or a browser's extension brings along have schemes of
 * their own, without such wildcards.
 *
 * @param text as written in the file
 * @param expression what it means
 */
public record OriginPattern(@JsonValue String text, Pattern expression) {
    private static final Pattern SYNTAX =
            Pattern.compile("([a-z][a-z0-9+.-]*)://(\\*\\.)?([a-z0-9-]+(?:\\.[a-z0-9-]+)*)(:(?:\\*|[0-9]{1,5}))?");

    private static final Set<String> WEB = Set.of("http", "https");

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException if the text is no origin
     */
    @JsonCreator
    public static OriginPattern of(String text) {
        var parts = SYNTAX.matcher(text);
        if (!parts.matches() || (text.indexOf('*') >= 0 && !WEB.contains(parts.group(1)))) {
            throw new IllegalArgumentException(
                    "an origin is scheme and host in lower case, and a port if it is not the usual one, for example"
                            + " https://www.example.com, https://*.example.com, http://localhost:* or, of an app,"
                            + " capacitor://localhost without any *");
        }
        String port = parts.group(4);
        String regex = Pattern.quote(parts.group(1))
                + "://"
                + (parts.group(2) == null ? "" : "(?:[a-z0-9-]+\\.)+")
                + Pattern.quote(parts.group(3))
                + (port == null ? "" : port.equals(":*") ? "(?::[0-9]{1,5})?" : port);
        return new OriginPattern(text, Pattern.compile(regex));
    }

    /** Whether it is one of these. */
    public boolean matches(String origin) {
        return expression.matcher(origin).matches();
    }
}
