package io.ripen.ingest.mailprovider;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.ripen.ingest.site.Webhooks;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Mailgun's webhooks: HMAC-SHA256 over timestamp and token. It does not cover the event, so whoever sees one webhook
 * could sign others with it: each token is good for one body only.
 */
final class MailgunCheck {
    private static final String HMAC = "HmacSHA256";

    private final AgeCheck age;
    private final Cache<String, String> bodiesByToken;

    MailgunCheck(AgeCheck age, int rememberedTokens) {
        this.age = age;
        this.bodiesByToken = Caffeine.newBuilder()
                .maximumSize(rememberedTokens)
                .expireAfterWrite(age.maxAge().plus(age.clockSkew()).toSeconds(), TimeUnit.SECONDS)
                .build();
    }

    Verdict check(WebhookCall call, JsonNode body, Webhooks.Mailgun secret) {
        JsonNode given = body.path("signature");
        String timestamp = Fields.text(given, "timestamp");
        String token = Fields.text(given, "token");
        String signature = Fields.text(given, "signature");
        if (timestamp == null || token == null || signature == null) {
            return new Verdict.Forged("A webhook of Mailgun has a signature with timestamp, token and signature.");
        }
        if (!SharedSecretCheck.isEqual(signature, hmac(timestamp + token, secret))) {
            return new Verdict.Forged("The signature does not match the site's signing key.");
        }
        Verdict verdict = age.check(AgeCheck.epochSeconds(timestamp), call.receivedAt());
        return verdict instanceof Verdict.Genuine && isUsedForAnotherBody(token, call)
                ? new Verdict.Forged("The token was used before, with another body.")
                : verdict;
    }

    private boolean isUsedForAnotherBody(String token, WebhookCall call) {
        String body = HexFormat.of().formatHex(EventIds.sha256(call.body()));
        return !bodiesByToken.get(token, unseen -> body).equals(body);
    }

    private static String hmac(String text, Webhooks.Mailgun secret) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.signingKey().getBytes(StandardCharsets.UTF_8), HMAC));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + HMAC, impossible);
        }
    }
}
