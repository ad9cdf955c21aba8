package io.ripen.nurture.provider;

import io.ripen.lanes.settings.ServerUrl;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Settings of a provider that can be worked with.
 *
 * @param url where mails are posted to
 * @param token bearer token, RFC 6750
 * @param connectTimeout longest time for a connection to be made
 * @param timeout longest time for a whole exchange
 */
record ProviderAccount(URI url, String token, Duration connectTimeout, Duration timeout) {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    /**
     * Checks settings.
     *
     * @throws IllegalArgumentException if one is missing or wrong; says which, and never the token
     */
    static ProviderAccount of(ProviderSettings settings) {
        URI url = settings.url().orElseThrow(() -> wrong("url", "is needed when ripen.nurture.transport is http"));
        String token =
                settings.token().orElseThrow(() -> wrong("token", "is needed when ripen.nurture.transport is http"));
        ServerUrl.flaw(url.toString()).ifPresent(flaw -> {
            throw wrong("url", flaw);
        });
        if (!TOKEN.matcher(token).matches()) {
            throw wrong("token", "is no bearer token: letters, digits and -._~+/, then maybe =");
        }
        Duration connect = settings.connectTimeout();
        if (!connect.isPositive() || connect.compareTo(settings.timeout()) >= 0) {
            throw wrong("connect-timeout", "must be more than none and less than ripen.nurture.provider.timeout");
        }
        return new ProviderAccount(url, token, connect, settings.timeout());
    }

    private static IllegalArgumentException wrong(String setting, String what) {
        return new IllegalArgumentException("RIPEN-N-341 ripen.nurture.provider." + setting + " " + what);
    }

    @Override
    public String toString() {
        return "provider " + url.getHost();
    }
}
