package io.ripen.ingest.domain;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Reads the query parameters of URLs as browsers show them, valid or not. */
final class UrlQuery {
    private UrlQuery() {}

    /** The parameters, names in lower case; of one that is given twice the first. */
    static Map<String, String> of(String url) {
        int fragment = url.indexOf('#');
        String whole = fragment < 0 ? url : url.substring(0, fragment);
        int start = whole.indexOf('?');
        if (start < 0) {
            return Map.of();
        }
        Map<String, String> parameters = new HashMap<>();
        for (String pair : whole.substring(start + 1).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.putIfAbsent(
                        decoded(pair.substring(0, equals)).toLowerCase(Locale.ROOT),
                        decoded(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    /** Application/x-www-form-urlencoded; what is not, stays as it is. */
    private static String decoded(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
