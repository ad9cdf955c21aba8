package io.ripen.ingest.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class TrackerScriptTest {
    private static final int MOST_BYTES = 3_000;

    private final TrackerScript script = TrackerScript.load();

    @Test
    void isUnder3kBOnTheWire() {
        assertThat(script.gzipped()).hasSizeLessThanOrEqualTo(MOST_BYTES);
    }

    @Test
    void isTheSameCompressed() throws IOException {
        try (GZIPInputStream gzipped = new GZIPInputStream(new ByteArrayInputStream(script.gzipped()))) {
            assertThat(gzipped.readAllBytes()).isEqualTo(script.plain());
        }
        assertThat(script.hash()).matches("[0-9a-f]{16}");
    }

    @Test
    void needsNothingThatAContentSecurityPolicyForbids() {
        assertThat(new String(script.plain(), StandardCharsets.UTF_8))
                .contains("/v1/touchpoints?writeKey=")
                .doesNotContain("eval(", "Function(", "innerHTML", "document.write", ".style", "javascript:");
    }

    @Test
    void keepsTheNamesThatOthersSee() {
        assertThat(new String(script.plain(), StandardCharsets.UTF_8))
                .contains(
                        "visitorId",
                        "originalTimestamp",
                        "sentAt",
                        "mailToken",
                        "identify",
                        "ripenForm",
                        "ripenFact",
                        "ripenConsent",
                        "ripenTextVersion",
                        "cookieDomain");
    }

    @Test
    void itsPartsPassTheirTestsOnNode() throws IOException, InterruptedException {
        if (Stream.of(System.getenv("PATH").split(":", -1)).noneMatch(TrackerScriptTest::hasNode)) {
            assertThat(System.getenv("RIPEN_REQUIRE_CLIENTS"))
                    .as("node is not on the PATH; RIPEN_REQUIRE_CLIENTS=true demands it")
                    .isNotEqualTo("true");
            abort("Skipped, because node is not on the PATH.");
        }
        Path output = Files.createTempFile(Path.of("target"), "tracker-tests", ".tap");
        Process node = new ProcessBuilder(List.of("node", "--test", "--test-reporter=tap"))
                .directory(Path.of("src/test/tracker").toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = node.waitFor(2, TimeUnit.MINUTES);
        node.destroyForcibly();
        String printed = Files.readString(output);
        assertThat(ended && node.exitValue() == 0)
                .as("node --test ends well; it printed:%n%s", printed)
                .isTrue();
        assertThat(printed).containsPattern("# pass [1-9]").contains("# skipped 0");
    }

    private static boolean hasNode(String folder) {
        return Files.isExecutable(Path.of(folder, "node"));
    }
}
