package io.ripen.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Tries every operation of a service's published description with every kind of token. Which roles an operation lets in
 * is read from its security requirement, which the build makes from the resource's annotations: an operation without
 * rights is a fault, and so is one that is served but not described. An operation that is open to everyone carries an
 * empty requirement and {@value #REASON}, and must be in the list that the test gives. Every answer must tell browsers not to
 * guess its type, and caches not to keep it; and nonsense must be refused, not fail.
 *
 * <p>Requests name leads and things that do not exist, so that an operation that is let in changes nothing.
 */
public final class EndpointRights {
    /** The extension that says why an operation needs no token. */
    public static final String REASON = "x-ripen-open-because";

    /** The roles that a token can carry. */
    public static final List<String> ROLES = List.of("sales", "marketer", "ops", "privacy");

    private static final int UNAUTHORISED = 401;
    private static final int FORBIDDEN = 403;
    private static final int BAD_REQUEST = 400;
    private static final int BROKEN = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final List<String> faults = new ArrayList<>();
    private final String withoutRoles = Tokens.withRoles();
    private final Map<String, String> tokens = new HashMap<>();
    private final Map<String, Map<String, String>> bad = new HashMap<>();

    private EndpointRights(URI base) {
        this.base = base;
    }

    /**
     * What is wrong; empty if nothing is.
     *
     * @param base the service, which takes the tokens of {@link Tokens}
     * @param served the operations of its code, see {@link ServedOperations}
     * @param open the operations that everyone may call, such as {@code GET /p/confirm/{}}
     */
    public static List<String> faults(URI base, Set<String> served, Set<String> open) {
        try {
            return new EndpointRights(base).look(served, open);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private List<String> look(Set<String> served, Set<String> open) throws IOException, InterruptedException {
        String document = http.send(
                        request("/q/openapi?format=json", Tokens.withRoles("ops"))
                                .GET()
                                .build(),
                        BodyHandlers.ofString())
                .body();
        Set<String> missing = new TreeSet<>(served);
        for (DescribedOperation operation : DescribedOperation.of(Json.read(document, JsonNode.class))) {
            missing.remove(operation.name());
            if (operation.isOpen()) {
                tryOpen(operation, open);
            } else {
                tryClosed(operation);
            }
        }
        missing.forEach(operation -> faults.add(operation + " is served but not described"));
        return List.copyOf(faults);
    }

    private void tryOpen(DescribedOperation operation, Set<String> open) throws IOException, InterruptedException {
        if (!open.contains(operation.name()) || operation.reason().isBlank()) {
            faults.add(operation.name() + " needs no token, without a reason or without being in the list");
        }
        int status = status(operation, null);
        if (status == UNAUTHORISED || status == FORBIDDEN || status >= BROKEN) {
            faults.add(operation.name() + " is open to everyone and answers " + status);
        }
    }

    private void tryClosed(DescribedOperation operation) throws IOException, InterruptedException {
        if (operation.roles().isEmpty() || !ROLES.containsAll(operation.roles())) {
            faults.add(operation.name() + " names no roles, or others than there are: " + operation.roles());
            return;
        }
        String role = operation.roles().getFirst();
        expect(operation, "without a token", null, UNAUTHORISED);
        for (Map.Entry<String, String> bad : badTokens(role).entrySet()) {
            expect(operation, bad.getKey(), bad.getValue(), UNAUTHORISED);
        }
        expect(operation, "with a token without roles", withoutRoles, FORBIDDEN);
        for (String other : ROLES) {
            if (!operation.roles().contains(other)) {
                expect(operation, "as " + other, token(other), FORBIDDEN);
                continue;
            }
            int status = status(operation, token(other));
            if (status == UNAUTHORISED || status == FORBIDDEN || status >= BROKEN) {
                faults.add(operation.name() + " as " + other + " answers " + status);
            }
        }
        tryNonsense(operation, token(role));
    }

    /** What nobody sends by mistake must not look like a fault of the service. */
    private void tryNonsense(DescribedOperation operation, String token) throws IOException, InterruptedException {
        String path = operation.samplePath() + (operation.samplePath().contains("?") ? "&" : "?") + "nonsense=%00";
        int status = send(operation, path, "{}", token).statusCode();
        if (status != BAD_REQUEST) {
            faults.add(operation.name() + " with a control character answers " + status + ", not " + BAD_REQUEST);
        }
        if (operation.contentType().isPresent()) {
            for (String body : List.of("", "null", "[null]", "[".repeat(5000))) {
                int answer =
                        send(operation, operation.samplePath(), body, token).statusCode();
                if (answer >= BROKEN) {
                    faults.add(operation.name() + " with the body '" + body.substring(0, Math.min(6, body.length()))
                            + "' answers " + answer);
                }
            }
        }
    }

    private String token(String role) {
        return tokens.computeIfAbsent(role, Tokens::withRoles);
    }

    /** Made once, because a key pair takes a while. */
    private Map<String, String> badTokens(String role) {
        return bad.computeIfAbsent(
                role,
                given -> Map.of(
                        "with an expired token", Tokens.expired(given),
                        "with a token that somebody else signed", Tokens.forged(given),
                        "with a token without a signature", Tokens.unsigned(given),
                        "with the public key as a shared secret", Tokens.signedWithPublicKey(given)));
    }

    private void expect(DescribedOperation operation, String how, @Nullable String token, int expected)
            throws IOException, InterruptedException {
        int status = status(operation, token);
        if (status != expected) {
            faults.add(operation.name() + " " + how + " answers " + status + ", not " + expected);
        }
    }

    private int status(DescribedOperation operation, @Nullable String token) throws IOException, InterruptedException {
        HttpResponse<Void> response = send(operation, operation.samplePath(), "{}", token);
        if (response.headers().firstValue("X-Content-Type-Options").stream().noneMatch("nosniff"::equals)) {
            faults.add(operation.name() + " answers " + response.statusCode() + " without nosniff");
        }
        if (response.headers().firstValue("Cache-Control").stream().noneMatch(value -> value.contains("no-store"))) {
            faults.add(operation.name() + " answers " + response.statusCode() + " without no-store");
        }
        return response.statusCode();
    }

    private HttpResponse<Void> send(DescribedOperation operation, String path, String body, @Nullable String token)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path, token);
        operation.contentType().ifPresent(type -> request.header("Content-Type", type));
        request.method(
                operation.method(),
                operation.contentType().isPresent() ? BodyPublishers.ofString(body) : BodyPublishers.noBody());
        return http.send(request.build(), BodyHandlers.discarding());
    }

    private HttpRequest.Builder request(String path, @Nullable String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE);
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }
}
