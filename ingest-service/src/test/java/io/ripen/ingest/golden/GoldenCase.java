package io.ripen.ingest.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ripen.ingest.domain.Decision;
import io.ripen.ingest.domain.Reading;
import io.ripen.ingest.domain.Reception;
import io.ripen.ingest.domain.raw.Client;
import io.ripen.ingest.domain.site.SitePolicy;
import io.ripen.ingest.intake.IntakeInTests;
import io.ripen.ingest.intake.Protocol;
import io.ripen.ingest.intake.Submitted;
import io.ripen.lanes.json.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A request as a client sends it, and what becomes of its events. With {@code -Dripen.golden.write=true} the expected
 * file is written instead of compared.
 *
 * @param folder {@code golden/<protocol>/<case>}, with a file {@code request.*} and {@code expected.json}
 */
public record GoldenCase(Path folder) {
    private static final Path ROOT = Path.of("src/test/resources/golden");
    private static final boolean WRITES = Boolean.getBoolean("ripen.golden.write");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** The cases of a protocol, by name. */
    public static Stream<GoldenCase> in(String protocol) {
        try (Stream<Path> folders = Files.list(ROOT.resolve(protocol))) {
            return folders.filter(Files::isDirectory).sorted().map(GoldenCase::new).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The request's body, or what else its file holds. */
    public byte[] request() {
        try (Stream<Path> files = Files.list(folder)) {
            Path request = files.filter(file -> file.getFileName().toString().startsWith("request."))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(folder + " has no request file"));
            return Files.readAllBytes(request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Decides the events, as sent with a server key, and compares. */
    public void verify(Protocol protocol, List<Submitted> events) {
        verify(protocol, events, new Client(null, null, null, Client.Signals.NONE, true));
    }

    /** Decides the events, as sent by this client, and compares. */
    public void verify(Protocol protocol, List<Submitted> events, Client client) {
        Reception reception =
                new Reception(IntakeInTests.RECEIVED_AT, "www", SitePolicy.DEFAULT, client, protocol.takesNobody());
        ArrayNode actual = JSON.createArrayNode();
        List<Reading> readings = events.stream().map(Submitted::reading).toList();
        IntakeInTests.decide(readings, reception).forEach(decision -> actual.add(outcome(decision, protocol)));
        Path file = folder.resolve("expected.json");
        try {
            if (WRITES) {
                Files.writeString(file, JSON.writeValueAsString(actual) + "\n");
            }
            assertThat(JSON.writeValueAsString(actual))
                    .as(folder.toString())
                    .isEqualTo(JSON.writeValueAsString(JSON.readTree(Files.readString(file))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode outcome(Decision decision, Protocol protocol) {
        ObjectNode outcome = JSON.createObjectNode();
        switch (decision) {
            case Decision.Accepted accepted -> outcome.set("accepted", captured(accepted, protocol));
            case Decision.Duplicate duplicate -> outcome.put("duplicate", duplicate.id());
            case Decision.Rejected rejected -> {
                ObjectNode reason = outcome.putObject("rejected");
                reason.put("code", rejected.rejection().code().wireName());
                reason.put("pointer", rejected.rejection().pointer());
            }
        }
        return outcome;
    }

    private static JsonNode captured(Decision.Accepted accepted, Protocol protocol) {
        try {
            return JSON.readTree(EventJson.write(IntakeInTests.captured(accepted, protocol)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return folder.getFileName().toString();
    }
}
