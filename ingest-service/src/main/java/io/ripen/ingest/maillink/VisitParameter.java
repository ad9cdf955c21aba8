package io.ripen.ingest.maillink;

import io.ripen.ingest.domain.MailRef;
import java.net.URI;
import java.util.Locale;

/** Hands a visit token to a page of the site, so that its tracker can say who came. */
final class VisitParameter {
    /** The query parameter. */
    static final String NAME = MailRef.URL_PARAMETER;

    private VisitParameter() {}

    /** The address with the token as last query parameter, before the fragment. */
    static URI added(URI target, String token) {
        String address = target.toASCIIString();
        int fragment = address.indexOf('#');
        String page = fragment < 0 ? address : address.substring(0, fragment);
        String rest = fragment < 0 ? "" : address.substring(fragment);
        char separator = page.indexOf('?') < 0 ? '?' : '&';
        return URI.create(page + separator + NAME + "=" + token + rest);
    }

    /** The web origin of an address. */
    static String origin(URI address) {
        String host = address.getScheme().toLowerCase(Locale.ROOT) + "://"
                + address.getHost().toLowerCase(Locale.ROOT);
        return address.getPort() < 0 ? host : host + ":" + address.getPort();
    }
}
