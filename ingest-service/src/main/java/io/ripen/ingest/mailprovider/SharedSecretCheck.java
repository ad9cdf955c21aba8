package io.ripen.ingest.mailprovider;

import io.ripen.ingest.site.Webhooks;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** Postmark and Brevo do not sign: they send what they were told when the webhook was set up. */
final class SharedSecretCheck {
    /** Brevo can be told to send a header of one's own. */
    static final String TOKEN_HEADER = "X-Webhook-Token";

    private static final String AUTHORIZATION = "Authorization";

    private SharedSecretCheck() {}

    static Verdict check(WebhookCall call, Webhooks.Postmark secret) {
        return credentials(call, "basic ")
                        .flatMap(SharedSecretCheck::decoded)
                        .filter(given -> isEqual(given, secret.user() + ":" + secret.password()))
                        .isPresent()
                ? Verdict.GENUINE
                : new Verdict.Forged("Put the site's user and password into the webhook's URL at Postmark.");
    }

    static Verdict check(WebhookCall call, Webhooks.Brevo secret) {
        return credentials(call, "bearer ")
                        .or(() -> Optional.ofNullable(call.header(TOKEN_HEADER)))
                        .filter(given -> isEqual(given, secret.token()))
                        .isPresent()
                ? Verdict.GENUINE
                : new Verdict.Forged("Give the webhook at Brevo the site's token, as auth of type bearer or as header "
                        + TOKEN_HEADER + ".");
    }

    private static Optional<String> credentials(WebhookCall call, String scheme) {
        String header = call.header(AUTHORIZATION);
        return header != null && header.toLowerCase(Locale.ROOT).startsWith(scheme)
                ? Optional.of(header.substring(scheme.length()).strip())
                : Optional.empty();
    }

    private static Optional<String> decoded(String basic) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    /** Takes as long whether they are equal or not. */
    static boolean isEqual(String given, String expected) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }
}
