package io.ripen.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each fault of a service is found, and a service without one is let pass. */
class EndpointRightsTest {
    private static final String CLOSED = """
            {"security":[{"token":[]}],"paths":{"/v1/things/{id}":{"get":{"security":[{"token":["sales"]}],
             "parameters":[{"name":"id","in":"path","schema":{"type":"integer"}}]}}}}""";
    private static final String WITHOUT_RIGHTS = """
            {"security":[{"token":[]}],"paths":{"/v1/things":{"get":{}}}}""";
    private static final String OPEN = """
            {"security":[{"token":[]}],"paths":{"/p/{token}":{"get":{"security":[],
             "x-ripen-open-because":"a page"}}}}""";

    private HttpServer server;
    private String document = CLOSED;
    private Map<String, String> headers = Map.of("X-Content-Type-Options", "nosniff", "Cache-Control", "no-store");
    private boolean takesNul;
    private ToIntFunction<String> answer = EndpointRightsTest::correct;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/q/openapi", exchange -> reply(exchange, 200, document));
        server.createContext(
                "/v1",
                exchange -> reply(
                        exchange,
                        takesNul || !exchange.getRequestURI().toString().contains("%00")
                                ? answer.applyAsInt(token(exchange))
                                : 400,
                        ""));
        server.createContext("/p", exchange -> reply(exchange, answer.applyAsInt(token(exchange)), ""));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void findsNothingWhereRightsAreKept() {
        assertThat(faults(Set.of("GET /v1/things/{}"), Set.of())).isEmpty();
    }

    @Test
    void findsAnOperationThatAsksForNoToken() {
        answer = token -> 200;

        assertThat(faults(Set.of(), Set.of()))
                .contains(
                        "GET /v1/things/{} without a token answers 200, not 401",
                        "GET /v1/things/{} with a token without a signature answers 200, not 401",
                        "GET /v1/things/{} as ops answers 200, not 403");
    }

    @Test
    void findsAnOperationThatBreaksOrKeepsItsOwnRoleOut() {
        answer = token -> token.isEmpty() ? 401 : 403;
        assertThat(faults(Set.of(), Set.of())).contains("GET /v1/things/{} as sales answers 403");

        answer = token -> correct(token) == 404 ? 500 : correct(token);
        assertThat(faults(Set.of(), Set.of())).containsExactly("GET /v1/things/{} as sales answers 500");
    }

    @Test
    void findsAnOperationWithoutRights() {
        document = WITHOUT_RIGHTS;

        assertThat(faults(Set.of(), Set.of()))
                .containsExactly("GET /v1/things names no roles, or others than there are: []");
    }

    @Test
    void findsAnswersThatABrowserMayGuessAtOrKeep() {
        headers = Map.of();

        assertThat(faults(Set.of(), Set.of()))
                .contains(
                        "GET /v1/things/{} answers 404 without nosniff",
                        "GET /v1/things/{} answers 401 without no-store");
    }

    @Test
    void findsAnOperationThatTakesControlCharacters() {
        takesNul = true;

        assertThat(faults(Set.of(), Set.of()))
                .containsExactly("GET /v1/things/{} with a control character answers 404, not 400");
    }

    @Test
    void findsAnOperationThatIsNotDescribed() {
        assertThat(faults(Set.of("POST /v1/secret"), Set.of()))
                .containsExactly("POST /v1/secret is served but not described");
    }

    @Test
    void findsAnOpenOperationThatNobodyListed() {
        document = OPEN;
        answer = token -> 404;

        assertThat(faults(Set.of(), Set.of("GET /p/{}"))).isEmpty();
        assertThat(faults(Set.of(), Set.of())).hasSize(1).first().asString().startsWith("GET /p/{} needs no token");
    }

    private List<String> faults(Set<String> served, Set<String> open) {
        return EndpointRights.faults(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), served, open);
    }

    /** Only sales may; tokens are told apart by what {@link Tokens} makes of them. */
    private static int correct(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3 || !TokensTest.isGenuine(token)) {
            return 401;
        }
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        return claims.contains("sales") ? 404 : 403;
    }

    private static String token(HttpExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        return header == null ? "" : header.replace("Bearer ", "");
    }

    private void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
