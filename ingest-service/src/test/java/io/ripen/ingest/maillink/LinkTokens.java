package io.ripen.ingest.maillink;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** Signs links as nurture-service does, and as others might. */
final class LinkTokens {
    static final String LEAD = "a9fa8b69-d48b-5d96-87b8-e4cacf5fd73f";
    static final String MAIL = LEAD + "/mql-welcome/welcome/1";

    private LinkTokens() {}

    static JwtClaims claims(String use, Instant issuedAt) {
        JwtClaims claims = new JwtClaims();
        claims.setSubject(LEAD);
        claims.setJwtId(MAIL);
        claims.setStringClaim("use", use);
        claims.setIssuedAt(NumericDate.fromSeconds(issuedAt.getEpochSecond()));
        return claims;
    }

    static JwtClaims click(String url, Instant issuedAt) {
        JwtClaims claims = claims("click", issuedAt);
        claims.setStringClaim("lnk", "cta");
        claims.setStringClaim("url", url);
        return claims;
    }

    static String signed(MailLinkKey key, JwtClaims claims) {
        return signed(key, "HS256", claims);
    }

    static String signed(MailLinkKey key, String algorithm, JwtClaims claims) {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmHeaderValue(algorithm);
        jws.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        jws.setKeyIdHeaderValue(key.id());
        if (!algorithm.equals("none")) {
            jws.setKey(key.key());
        }
        jws.setPayload(claims.toJson());
        try {
            return jws.getCompactSerialization();
        } catch (JoseException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** A token of exactly these texts, made by hand: base64url(header).base64url(claims).base64url(HMAC-SHA256). */
    static String raw(MailLinkKey key, String header, String claims) {
        Base64.Encoder base64url = Base64.getUrlEncoder().withoutPadding();
        String signed = base64url.encodeToString(header.getBytes(StandardCharsets.UTF_8)) + "."
                + base64url.encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key.key());
            return signed + "." + base64url.encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
