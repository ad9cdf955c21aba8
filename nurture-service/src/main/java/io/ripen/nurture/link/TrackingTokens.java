package io.ripen.nurture.link;

import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * Writes the tokens of tracked links and pictures, in the format of docs/ingest/mail-links.md. A key that is not good
 * enough ends the start of the service.
 */
@Singleton
@Startup
public final class TrackingTokens {
    private static final String SETTING = "ripen.nurture.tracking.keys";

    /** What ingest takes. */
    private static final int MAX_URL = 2048;

    private final @Nullable LinkKey key;
    private final TrackingSettings settings;
    private final Clock clock;

    /**
     * Reads the keys.
     *
     * @throws IllegalArgumentException if one of them is not good enough
     */
    @Inject
    public TrackingTokens(TrackingSettings settings, Clock clock) {
        List<LinkKey> keys = settings.keys().orElse(List.of()).stream()
                .map(text -> LinkKey.of(SETTING, text))
                .toList();
        this.key = keys.isEmpty() ? null : keys.getFirst();
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether mails can be tracked at all. */
    public boolean isConfigured() {
        return key != null;
    }

    /** The address that leads to another one and tells ingest; the other one itself if it is too long for that. */
    public String click(String leadId, String mailKey, String linkId, String url) {
        if (url.length() > MAX_URL) {
            return url;
        }
        JwtClaims claims = claims(leadId, mailKey, "click");
        claims.setClaim("lnk", linkId);
        claims.setClaim("url", url);
        return settings.baseUrl() + "/v1/c/" + sign(claims);
    }

    /** The address of the picture that tells ingest that the mail was opened. */
    public String open(String leadId, String mailKey) {
        return settings.baseUrl() + "/v1/o/" + sign(claims(leadId, mailKey, "open")) + ".gif";
    }

    private JwtClaims claims(String leadId, String mailKey, String use) {
        JwtClaims claims = new JwtClaims();
        claims.setSubject(leadId);
        claims.setJwtId(mailKey);
        claims.setClaim("use", use);
        claims.setIssuedAt(NumericDate.fromMilliseconds(clock.millis()));
        settings.site().ifPresent(site -> claims.setClaim("site", site));
        return claims;
    }

    private String sign(JwtClaims claims) {
        LinkKey signing = key;
        if (signing == null) {
            throw new IllegalStateException("without keys no mail is tracked");
        }
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        jws.setKeyIdHeaderValue(signing.id());
        jws.setKey(signing.key());
        jws.setPayload(claims.toJson());
        try {
            return jws.getCompactSerialization();
        } catch (JoseException impossible) {
            throw new IllegalStateException("HS256 with a key that is long enough", impossible);
        }
    }
}
