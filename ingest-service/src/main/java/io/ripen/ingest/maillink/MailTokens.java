package io.ripen.ingest.maillink;

import io.quarkus.runtime.Startup;
import io.ripen.ingest.domain.MailRef;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.Key;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
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
 * Reads the tokens of mail links: JWS compact (RFC 7515) with HS256, as docs/ingest/mail-links.md describes them. What
 * anyone else signed, or nobody, reads as nothing. A key that is not good enough ends the start of the service.
 */
@Singleton
@Startup
public final class MailTokens {
    /** Fits into the request line that the server takes. */
    private static final int MAX_TOKEN = 4000;

    private static final Pattern LEAD_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final int MAX_MAIL_KEY = 255;
    private static final int MAX_LINK_ID = 64;
    private static final int MAX_SITE = 64;

    private final Map<String, Key> keys = new LinkedHashMap<>();
    private final @Nullable MailLinkKey signingKey;
    private final Duration visitLifetime;
    private final Clock clock;

    @Inject
    MailTokens(MailLinkSettings settings, Clock clock) {
        List<MailLinkKey> given =
                settings.keys().orElse(List.of()).stream().map(MailLinkKey::of).toList();
        given.forEach(key -> keys.put(key.id(), key.key()));
        if (keys.size() < given.size()) {
            throw new IllegalArgumentException("ripen.mail-links.keys: two keys have the same id");
        }
        this.signingKey = given.isEmpty() ? null : given.getFirst();
        this.visitLifetime = settings.visitLifetime();
        this.clock = clock;
    }

    /** Whether there are keys at all. */
    boolean isConfigured() {
        return signingKey != null;
    }

    /** The mail that a token of whatever use names; empty if we did not sign it or its time is over. */
    public Optional<MailRef> read(String token) {
        return signed(token).map(Signed::mail);
    }

    /** What a tracked link leads to; empty if it is none of ours. */
    Optional<TrackedLink> link(String token) {
        return signed(token)
                .filter(signed -> signed.use().equals(Use.CLICK.wireName()))
                .flatMap(signed -> target(signed.url())
                        .map(target -> new TrackedLink(signed.mail(), Optional.ofNullable(signed.site()), target)));
    }

    /** The mail whose picture this is; empty if it is none of ours. */
    Optional<OpenedMail> opened(String token) {
        return signed(token)
                .filter(signed -> signed.use().equals(Use.OPEN.wireName()))
                .map(signed -> new OpenedMail(signed.mail(), Optional.ofNullable(signed.site())));
    }

    /** A token that names the mail to the intake for a short time. */
    String visit(MailRef mail) {
        MailLinkKey key = signingKey;
        if (key == null) {
            throw new IllegalStateException("without keys no link can be read, and no visit follows");
        }
        JwtClaims claims = new JwtClaims();
        claims.setSubject(mail.leadId());
        claims.setJwtId(mail.mailKey());
        if (mail.linkId() != null) {
            claims.setClaim("lnk", mail.linkId());
        }
        claims.setClaim("use", Use.VISIT.wireName());
        claims.setIssuedAt(NumericDate.fromMilliseconds(clock.millis()));
        claims.setExpirationTime(
                NumericDate.fromMilliseconds(clock.instant().plus(visitLifetime).toEpochMilli()));
        return sign(claims, key);
    }

    private static String sign(JwtClaims claims, MailLinkKey key) {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        jws.setKeyIdHeaderValue(key.id());
        jws.setKey(key.key());
        jws.setPayload(claims.toJson());
        try {
            return jws.getCompactSerialization();
        } catch (JoseException impossible) {
            throw new IllegalStateException("HS256 with a key that is long enough", impossible);
        }
    }

    private Optional<Signed> signed(String token) {
        if (keys.isEmpty() || token.length() > MAX_TOKEN) {
            return Optional.empty();
        }
        try {
            return Signed.of(consumer().processToClaims(token));
        } catch (InvalidJwtException | MalformedClaimException notOurs) {
            return Optional.empty();
        }
    }

    private JwtConsumer consumer() {
        return new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256)
                .setVerificationKeyResolver((jws, nesting) -> key(jws.getKeyIdHeaderValue()))
                .setRequireSubject()
                .setRequireJwtId()
                .setRequireIssuedAt()
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

    /** Signed or not, a link leads to the web and to nothing else. */
    private static Optional<URI> target(@Nullable String url) {
        if (url == null) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(url);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            return uri.getHost() != null && (scheme.equals("https") || scheme.equals("http"))
                    ? Optional.of(uri)
                    : Optional.empty();
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    /** What a token is for. */
    private enum Use {
        /** A tracked link. */
        CLICK,
        /** The open pixel. */
        OPEN,
        /** The parameter that a redirect gives to the site. */
        VISIT;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A mail that was opened. */
    record OpenedMail(MailRef mail, Optional<String> site) {}

    /** A link that was followed. */
    record TrackedLink(MailRef mail, Optional<String> site, URI target) {}

    /** The claims of a token whose signature is right. */
    private record Signed(
            MailRef mail,
            String use,
            @Nullable String url,
            @Nullable String site) {

        static Optional<Signed> of(JwtClaims claims) throws MalformedClaimException {
            String leadId = claims.getSubject();
            String mailKey = claims.getJwtId();
            String linkId = claims.getStringClaimValue("lnk");
            String site = claims.getStringClaimValue("site");
            String use = claims.getStringClaimValue("use");
            boolean bounded = LEAD_ID.matcher(leadId).matches()
                    && isBounded(mailKey, MAX_MAIL_KEY)
                    && (linkId == null || isBounded(linkId, MAX_LINK_ID))
                    && (site == null || isBounded(site, MAX_SITE))
                    && use != null;
            return bounded
                    ? Optional.of(new Signed(
                            new MailRef(leadId, mailKey, linkId), use, claims.getStringClaimValue("url"), site))
                    : Optional.empty();
        }

        private static boolean isBounded(String text, int max) {
            return !text.isBlank() && text.length() <= max && text.chars().noneMatch(Character::isISOControl);
        }
    }
}
