package io.ripen.local.access;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/**
 * An RSA key pair that signs bearer tokens (RS256) for services that are given its public half.
 *
 * @param publicKey for the services
 * @param privateKey stays with who mints tokens
 */
public record SigningKey(PublicKey publicKey, PrivateKey privateKey) {
    /** The issuer named in the tokens. */
    public static final String ISSUER = "ripen-local";

    private static final String ALGORITHM = "RSA";
    private static final int KEY_BITS = 2048;

    /** Makes a new key pair. */
    public static SigningKey generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(KEY_BITS);
            KeyPair pair = generator.generateKeyPair();
            return new SigningKey(pair.getPublic(), pair.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has RSA", e);
        }
    }

    /** Reads a pair from the texts of {@link #publicText()} and {@link #privateText()}. */
    public static SigningKey parse(String publicText, String privateText) {
        try {
            KeyFactory keys = KeyFactory.getInstance(ALGORITHM);
            Base64.Decoder base64 = Base64.getDecoder();
            return new SigningKey(
                    keys.generatePublic(new X509EncodedKeySpec(base64.decode(publicText))),
                    keys.generatePrivate(new PKCS8EncodedKeySpec(base64.decode(privateText))));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Not an RSA key pair", e);
        }
    }

    /** The public key as {@code quarkus.oidc.public-key} takes it: X.509, Base64. */
    public String publicText() {
        return Base64.getEncoder().encodeToString(publicKey.getEncoded());
    }

    /** The private key: PKCS #8, Base64. */
    public String privateText() {
        return Base64.getEncoder().encodeToString(privateKey.getEncoded());
    }

    /**
     * Mints a bearer token.
     *
     * @param subject who it names
     * @param roles its {@code groups} claim
     */
    public String token(String subject, List<String> roles, Instant issuedAt, Duration validity) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setSubject(subject);
        claims.setClaim("upn", subject);
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setIssuedAt(NumericDate.fromMilliseconds(issuedAt.toEpochMilli()));
        claims.setExpirationTime(
                NumericDate.fromMilliseconds(issuedAt.plus(validity).toEpochMilli()));
        claims.setStringListClaim("groups", roles);
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(privateKey);
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setHeader("typ", "JWT");
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("The token could not be signed", e);
        }
    }
}
