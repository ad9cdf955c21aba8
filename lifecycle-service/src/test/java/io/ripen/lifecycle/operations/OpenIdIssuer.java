package io.ripen.lifecycle.operations;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * An OpenID Connect issuer: discovery document and key set over HTTP (OpenID Connect Discovery 1.0, RFC 7517), and a
 * service under test that is pointed to it as a cluster would do it. Tests reach it over HTTP too, because Quarkus loads
 * test classes and test resources apart.
 */
public final class OpenIdIssuer implements QuarkusTestResourceLifecycleManager {
    static final String AUDIENCE = "ripen";
    private static final String ISSUER_SETTING = "quarkus.oidc.auth-server-url";

    private HttpServer server;
    private KeyPair key = newKey();
    private int keys = 1;

    /** What is wrong with a token, if anything. */
    enum Flaw {
        NONE,
        EXPIRED,
        WRONG_AUDIENCE,
        WRONG_ISSUER,
        OTHER_KEY
    }

    /** A token that the issuer, or who pretends to be it, gives to somebody with this role. */
    static String token(String role, Flaw flaw) {
        return call("/token?" + role + "&" + flaw);
    }

    /** From now on the issuer signs with a new key and no longer publishes the one before. */
    static void changeKey() {
        call("/change-key");
    }

    private static String call(String path) {
        String issuer = ConfigProvider.getConfig().getValue(ISSUER_SETTING, String.class);
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(issuer + path)).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + " answered " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, discovery()));
        server.createContext("/keys", exchange -> answer(exchange, keySet()));
        server.createContext("/token", exchange -> answer(exchange, mint(exchange)));
        server.createContext("/change-key", exchange -> {
            key = newKey();
            keys++;
            answer(exchange, keyId());
        });
        server.start();
        return Map.of(ISSUER_SETTING, url(), "quarkus.oidc.token.audience", AUDIENCE);
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private String keyId() {
        return "key-" + keys;
    }

    private String discovery() {
        return """
                {"issuer": "%1$s", "jwks_uri": "%1$s/keys", "authorization_endpoint": "%1$s/authorize",
                 "token_endpoint": "%1$s/token", "response_types_supported": ["code"],
                 "subject_types_supported": ["public"], "id_token_signing_alg_values_supported": ["RS256"]}""".formatted(url());
    }

    private String keySet() {
        RSAPublicKey half = (RSAPublicKey) key.getPublic();
        return """
                {"keys": [{"kty": "RSA", "use": "sig", "alg": "RS256", "kid": "%s", "n": "%s", "e": "%s"}]}""".formatted(keyId(), number(half.getModulus()), number(half.getPublicExponent()));
    }

    /** Base64urlUInt of RFC 7518: big-endian without the sign's leading zero. */
    private static String number(BigInteger value) {
        byte[] bytes = value.toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
    }

    private String mint(HttpExchange exchange) {
        String wish = exchange.getRequestURI().getQuery();
        int end = wish.indexOf('&');
        Flaw flaw = Flaw.valueOf(wish.substring(end + 1));
        Instant from = Instant.now().minusSeconds(flaw == Flaw.EXPIRED ? 7_200 : 5);
        return Jwt.issuer(flaw == Flaw.WRONG_ISSUER ? "http://127.0.0.1:1" : url())
                .audience(flaw == Flaw.WRONG_AUDIENCE ? "another-application" : AUDIENCE)
                .subject("somebody")
                .groups(Set.of(wish.substring(0, end)))
                .issuedAt(from)
                .expiresAt(from.plusSeconds(3_600))
                .jws()
                .keyId(keyId())
                .sign((flaw == Flaw.OTHER_KEY ? newKey() : key).getPrivate());
    }

    private static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has RSA", e);
        }
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", body.startsWith("{") ? "application/json" : "text/plain");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
