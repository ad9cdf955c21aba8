package io.ripen.nurture.link;

import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.Key;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads the tokens of the links in mails: JWS compact (RFC 7515) with HS256. A token holds the ids of lead and
 * mail and no personal data. What anyone else signed, or nobody, and what is over reads as nothing. A key that is not
 * good enough ends the start of the service.
 */
@Singleton
@Startup
public final class LinkTokens {
    private static final String SETTING = "ripen.nurture.links.keys";
    private static final String USE = "use";

    /** Far more than ours have, and far less than would be work to check. */
    private static final int MAX_TOKEN = 2000;

    private final Map<String, Key> keys = new LinkedHashMap<>();
    private final LinkKey signingKey;
    private final LinkSettings settings;
    private final Clock clock;

    /**
     * Reads the keys.
     *
     * @throws IllegalArgumentException if one of them is not good enough, or two have one id
     */
    @Inject
    public LinkTokens(LinkSettings settings, Clock clock) {
        List<LinkKey> given =
                settings.keys().stream().map(key -> LinkKey.of(SETTING, key)).toList();
        given.forEach(key -> keys.put(key.id(), key.key()));
        if (keys.size() < given.size()) {
            throw new IllegalArgumentException("RIPEN-N-304 " + SETTING + ": two keys have the same id");
        }
        this.signingKey = given.getFirst();
        this.settings = settings;
        this.clock = clock;
    }

    /** The address of one of our pages for the recipient of a mail. */
    String address(LinkUse use, String leadId, String mailKey) {
        return settings.baseUrl() + "/p/" + use.id() + "/" + token(use, leadId, mailKey);
    }

    /** What a token of this use says; empty if we did not sign it for that, or its time is over. */
    public Optional<SignedLink> read(LinkUse use, String token) {
        if (token.length() > MAX_TOKEN) {
            return Optional.empty();
        }
        try {
            JwtClaims claims = consumer().processToClaims(token);
            return use.id().equals(claims.getStringClaimValue(USE))
                    ? Optional.of(new SignedLink(
                            claims.getSubject(),
                            claims.getJwtId(),
                            Instant.ofEpochMilli(claims.getIssuedAt().getValueInMillis())))
                    : Optional.empty();
        } catch (InvalidJwtException | MalformedClaimException notOurs) {
            return Optional.empty();
        }
    }

    String token(LinkUse use, String leadId, String mailKey) {
        Instant now = clock.instant();
        JwtClaims claims = new JwtClaims();
        claims.setSubject(leadId);
        claims.setJwtId(mailKey);
        claims.setClaim(USE, use.id());
        claims.setIssuedAt(NumericDate.fromMilliseconds(now.toEpochMilli()));
        claims.setExpirationTime(
                NumericDate.fromMilliseconds(now.plus(lifetime(use)).toEpochMilli()));
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        jws.setKeyIdHeaderValue(signingKey.id());
        jws.setKey(signingKey.key());
        jws.setPayload(claims.toJson());
        try {
            return jws.getCompactSerialization();
        } catch (JoseException impossible) {
            throw new IllegalStateException("HS256 with a key that is long enough", impossible);
        }
    }

    private Duration lifetime(LinkUse use) {
        return switch (use) {
            case CONFIRM -> settings.confirmLifetime();
            case UNSUBSCRIBE, PREFERENCES -> settings.manageLifetime();
        };
    }

    private JwtConsumer consumer() {
        return new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256)
                .setVerificationKeyResolver((jws, nesting) -> key(jws.getKeyIdHeaderValue()))
                .setRequireSubject()
                .setRequireJwtId()
                .setRequireIssuedAt()
                .setRequireExpirationTime()
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                .build();
    }

    private Key key(@Nullable String id) throws UnresolvableKeyException {
        Key key = id == null ? null : keys.get(id);
        if (key == null) {
            throw new UnresolvableKeyException("no key of this id");
        }
        return key;
    }
}
