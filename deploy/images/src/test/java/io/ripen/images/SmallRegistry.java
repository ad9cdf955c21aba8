package io.ripen.images;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A registry that speaks as much of the OCI distribution specification as a push needs, and refuses wrong digests. */
final class SmallRegistry implements AutoCloseable {
    final Map<String, byte[]> blobs = new ConcurrentHashMap<>();
    final Map<String, byte[]> manifests = new ConcurrentHashMap<>();
    private final Map<String, String> types = new ConcurrentHashMap<>();
    private final HttpsServer server;
    private final Map<String, byte[]> uploads = new ConcurrentHashMap<>();

    SmallRegistry(Path folder) throws IOException, GeneralSecurityException, InterruptedException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls(folder)));
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/v2/", this::answer);
        server.start();
    }

    /** With a certificate that nobody signed, as registries in a company's own network have it. */
    private static SSLContext tls(Path folder) throws IOException, GeneralSecurityException, InterruptedException {
        Path file = folder.resolve("registry.p12");
        char[] password = "registry".toCharArray();
        int made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "registry",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        "registry")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        if (made != 0) {
            throw new AssertionError("keytool ended with " + made);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(file.toFile(), password), password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    String address() {
        return "localhost:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange call) throws IOException {
        String path = call.getRequestURI().getPath();
        String last = path.substring(path.lastIndexOf('/') + 1);
        byte[] body = call.getRequestBody().readAllBytes();
        switch (call.getRequestMethod()) {
            case "HEAD", "GET" -> give(call, path, last);
            case "POST" -> accepted(call, "/v2/upload/" + uploads.size() + "-" + System.nanoTime());
            case "PATCH" -> {
                uploads.put(path, body);
                accepted(call, path);
            }
            case "PUT" -> put(call, path, last, body);
            default -> end(call, 405, new byte[0]);
        }
    }

    private void give(HttpExchange call, String path, String last) throws IOException {
        byte[] content = path.contains("/blobs/") ? blobs.get(last) : manifests.get(last);
        if (path.equals("/v2/")) {
            end(call, 200, new byte[0]);
        } else if (content == null) {
            end(
                    call,
                    404,
                    "{\"errors\":[{\"code\":\"MANIFEST_UNKNOWN\"}]}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } else {
            Optional.ofNullable(types.get(last))
                    .ifPresent(type -> call.getResponseHeaders().set("Content-Type", type));
            call.getResponseHeaders().set("Docker-Content-Digest", "sha256:" + BuiltService.sha256(content));
            end(call, 200, content);
        }
    }

    private void put(HttpExchange call, String path, String last, byte[] body) throws IOException {
        if (path.contains("/manifests/")) {
            manifests.put(last, body);
            types.put(last, call.getRequestHeaders().getFirst("Content-Type"));
            call.getResponseHeaders().set("Docker-Content-Digest", "sha256:" + BuiltService.sha256(body));
            end(call, 201, new byte[0]);
            return;
        }
        String digest = call.getRequestURI().getQuery().replaceFirst(".*digest=", "");
        byte[] content = uploads.getOrDefault(path, body);
        boolean right = digest.equals("sha256:" + BuiltService.sha256(content));
        if (right) {
            blobs.put(digest, content);
        }
        end(call, right ? 201 : 400, new byte[0]);
    }

    private static void accepted(HttpExchange call, String location) throws IOException {
        call.getResponseHeaders().set("Location", location);
        end(call, 202, new byte[0]);
    }

    private static void end(HttpExchange call, int status, byte[] body) throws IOException {
        boolean head = call.getRequestMethod().equals("HEAD");
        if (head) {
            call.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
        }
        call.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
        if (!head && body.length > 0) {
            call.getResponseBody().write(body);
        }
        call.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
