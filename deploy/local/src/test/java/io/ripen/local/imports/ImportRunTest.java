package io.ripen.local.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ripen.local.process.LocalFailure;
import io.ripen.local.stack.Console;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Imports into an HTTP server that answers like ingest and can be made to fail. */
class ImportRunTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private final Console console =
            new Console(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8), false);
    private final Mapping plain = new Mapping(Map.of(), Map.of(), ZoneOffset.UTC);
    private final List<String> received = new ArrayList<>();
    private final AtomicInteger failAfter = new AtomicInteger(Integer.MAX_VALUE);
    private final AtomicInteger unavailable = new AtomicInteger();
    private HttpServer server;

    @TempDir
    private Path folder;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/touchpoints/import", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void sendsEveryRowAndReportsWhichWereRefusedAndWhy() throws IOException {
        Path file = write("rows.csv", "id,visitorId,type\n1,v,page-view\n2,v,bad\n3,v,\"page\n-view\"\n");

        ImportRun.Result result = run(file, plain, null);

        assertThat(received).containsExactly("1", "2", "3");
        assertThat(result.rows()).isEqualTo(3);
        assertThat(result.accepted()).isEqualTo(2);
        assertThat(Files.readString(result.report()))
                .isEqualTo("line,column,code,detail\n3,type,type-unknown,\"page-view, or another one\"\n");
        assertThat(folder.resolve("rows.csv.import-state")).doesNotExist();
    }

    @Test
    void namesTheColumnThatTheRefusedMemberCameFrom() throws IOException {
        Path file = write("rows.csv", "number,what\n1,bad\n");
        Mapping mapping = new Mapping(Map.of("id", "number", "type", "what"), Map.of(), ZoneOffset.UTC);

        assertThat(Files.readString(run(file, mapping, null).report())).contains("\n2,what,type-unknown,");
    }

    @Test
    void goesOnWhereItWasInterruptedWithoutLosingOrRepeatingARow() throws IOException {
        StringBuilder rows = new StringBuilder("id,visitorId,type\n");
        for (int i = 1; i <= 1700; i++) {
            rows.append(i)
                    .append(",v,")
                    .append(i % 100 == 0 ? "bad" : "page-view")
                    .append('\n');
        }
        Path file = write("many.csv", rows.toString());
        failAfter.set(2);

        assertThatThrownBy(() -> run(file, plain, null))
                .isInstanceOf(LocalFailure.class)
                .hasMessageContaining("500");
        assertThat(received).hasSize(1000);
        failAfter.set(Integer.MAX_VALUE);
        ImportRun.Result result = run(file, plain, null);

        Set<String> once = new LinkedHashSet<>(received);
        assertThat(received).hasSize(1700).hasSameSizeAs(once);
        assertThat(result.rows()).isEqualTo(1700);
        assertThat(result.refused()).isEqualTo(17);
        assertThat(Files.readAllLines(result.report())).hasSize(18).doesNotHaveDuplicates();
    }

    @Test
    void goesOnOnlyWhereItBegan() throws IOException {
        Path file = write("rows.csv", "id,type\n" + "1,page-view\n".repeat(700));
        ServiceCalls ingest = ServiceCalls.withKey(url(), "key");
        List<ImportTarget> others = List.of(
                new TouchpointTarget(ingest, plain, "identify"),
                new TouchpointTarget(ServiceCalls.withKey(url(), "another site's key"), plain, null),
                new TouchpointTarget(
                        ServiceCalls.withKey(url().replace("127.0.0.1", "localhost"), "key"), plain, null));
        for (ImportTarget other : others) {
            failAfter.set(1);
            assertThatThrownBy(() -> run(file, plain, null)).isInstanceOf(LocalFailure.class);
            failAfter.set(Integer.MAX_VALUE);
            received.clear();

            new ImportRun(console, file, plain, other).run();

            assertThat(received).hasSize(700);
        }
    }

    @Test
    void startsAnewWhenTheFileWasChanged() throws IOException {
        Path file = write("rows.csv", "id,type\n1,page-view\n");
        new ImportState("another file", 1, 1, 0, 0).write(folder.resolve("rows.csv.import-state"));

        assertThat(run(file, plain, null).accepted()).isEqualTo(1);
        assertThat(received).containsExactly("1");
    }

    @Test
    void waitsWhileTheServiceIsUnavailable() throws IOException {
        unavailable.set(2);

        assertThat(run(write("rows.csv", "id,type\n1,page-view\n"), plain, null).accepted())
                .isEqualTo(1);
    }

    @Test
    void readsOneJsonObjectALine() throws IOException {
        Path file = write("rows.ndjson", "{\"id\": \"1\", \"type\": \"chat\"}\n\nno json\n[7]\n{\"id\": \"2\"}\n");

        ImportRun.Result result = run(file, plain, null);

        assertThat(received).containsExactly("1", "2");
        assertThat(result.refused()).isEqualTo(2);
        assertThat(Files.readString(result.report())).contains("\n3,,not-json,", "\n4,,not-json,");
    }

    @Test
    void makesFactsIdentifyAndGivesThemTheSameIdsEachTime() throws IOException {
        Path file = write("facts.csv", "timestamp,facts.email,facts.company\n2026-01-01,Ada@Acme.example,Acme\n");

        run(file, plain, "identify");
        run(file, plain, "identify");

        assertThat(received).hasSize(2);
        assertThat(received.getFirst()).isEqualTo(received.getLast()).startsWith("import-");
        ObjectNode event = new TouchpointTarget(ServiceCalls.withKey("", ""), plain, "identify")
                .completed(plain.event(Map.of("facts.email", "ada@acme.example ")));
        assertThat(event.path("type").asText()).isEqualTo("identify");
        assertThat(event.path("userId").asText()).startsWith("import-").doesNotContain("ada");
    }

    @Test
    void refusesARowWhoseMembersExcludeOneAnotherAndSendsTheOthers() throws IOException {
        Mapping mapping = new Mapping(Map.of("facts.email", "mail"), Map.of(), ZoneOffset.UTC);
        Path json = write("rows.ndjson", """
                {"id": "1", "facts": "none", "mail": "a@b.example"}
                {"id": "2", "facts": null, "mail": "a@b.example"}
                """);
        Path csv = write("rows.csv", "id,facts.email,facts\n3,a@b.example,none\n4,a@b.example,\n5,,none\n");

        ImportRun.Result ofJson = run(json, mapping, null);
        ImportRun.Result ofCsv = run(csv, plain, null);

        assertThat(received).containsExactly("2", "4", "5");
        assertThat(ofJson.refused()).isEqualTo(1);
        assertThat(Files.readString(ofJson.report())).contains("\n1,mail,member-conflict,'facts.email' cannot be");
        assertThat(ofCsv.refused()).isEqualTo(1);
        assertThat(Files.readString(ofCsv.report())).contains("\n2,facts,member-conflict,'facts' cannot be");
    }

    @Test
    void givesARowTheSameIdWhateverTheOrderOfItsMembers() {
        TouchpointTarget target = new TouchpointTarget(ServiceCalls.withKey("", ""), plain, null);
        ObjectNode row = MAPPER.createObjectNode().put("userId", "u1").put("type", "identify");
        row.putObject("facts").put("name", "Ada").put("company", "Acme");
        ObjectNode permuted = MAPPER.createObjectNode();
        permuted.putObject("facts").put("company", "Acme").put("name", "Ada");
        permuted.put("type", "identify").put("userId", "u1");

        assertThat(target.completed(permuted).path("id"))
                .isEqualTo(target.completed(row).path("id"));
    }

    /** The id of an event must not depend on the process that made it: an interrupted import goes on in another. */
    @Test
    void keepsTheIdsThatRowsHaveHad() throws IOException {
        Mapping mapping = new Mapping(
                Map.of("timestamp", "when", "facts.email", "mail", "facts.company", "firm"),
                Map.of("facts.country", "DE", "name", "crm"),
                ZoneOffset.UTC);

        run(write("crm.csv", "mail,firm,when\nada@acme.example,Acme,2026-01-01\n"), mapping, "identify");

        assertThat(received).containsExactly("import-cfd447e8bb6a755e1fd66fd42b9d9035");
    }

    private ImportRun.Result run(Path file, Mapping mapping, @Nullable String type) {
        TouchpointTarget target = new TouchpointTarget(ServiceCalls.withKey(url(), "key"), mapping, type);
        return new ImportRun(console, file, mapping, target).run();
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private void answer(HttpExchange exchange) throws IOException {
        ArrayNode results = MAPPER.createArrayNode();
        int status = 202;
        if (unavailable.getAndDecrement() > 0) {
            status = 503;
        } else if (failAfter.getAndDecrement() <= 0) {
            status = 500;
        } else {
            for (JsonNode event : MAPPER.readTree(exchange.getRequestBody())) {
                received.add(event.path("id").asText());
                ObjectNode result = results.addObject();
                if (event.path("type").asText().equals("bad")) {
                    result.put("outcome", "rejected")
                            .put("code", "type-unknown")
                            .put("pointer", "/type")
                            .put("detail", "page-view, or another one");
                } else {
                    result.put("outcome", "accepted");
                }
            }
        }
        ObjectNode body = MAPPER.createObjectNode();
        body.set("results", results);
        byte[] bytes = MAPPER.writeValueAsBytes(body);
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
