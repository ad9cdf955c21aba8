package io.ripen.nurture.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrackingTokensTest {
    private static final String LEAD = "a9fa8b69-d48b-5d96-87b8-e4cacf5fd73f";
    private static final String MAIL = LEAD + "/mql-welcome/welcome/1";

    private static TrackingTokens tokens(Map<String, String> values) {
        return new TrackingTokens(
                new SmallRyeConfigBuilder()
                        .withMapping(TrackingSettings.class)
                        .withDefaultValues(values)
                        .build()
                        .getConfigMapping(TrackingSettings.class),
                Clock.fixed(Instant.ofEpochSecond(1_795_339_800), ZoneOffset.UTC));
    }

    /** A line of the test vector that ingest reads, too. */
    private static String documented(String name) throws IOException {
        return Files.readAllLines(Path.of("../docs/ingest/mail-links.md")).stream()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void writesWhatIngestReads() throws IOException {
        TrackingTokens tokens = tokens(Map.of(
                "ripen.nurture.tracking.keys", documented("key"),
                "ripen.nurture.tracking.base-url", "https://in.example.com",
                "ripen.nurture.tracking.site", "www"));

        assertThat(tokens.click(LEAD, MAIL, "cta", "https://www.example.com/displays?utm_source=ripen"))
                .isEqualTo("https://in.example.com/v1/c/" + documented("click"));
        assertThat(tokens.open(LEAD, MAIL)).isEqualTo("https://in.example.com/v1/o/" + documented("open") + ".gif");
    }

    @Test
    void leavesAnAddressAloneThatIsTooLong() throws IOException {
        String url = "https://www.example.com/" + "x".repeat(2048);

        assertThat(tokens(Map.of("ripen.nurture.tracking.keys", documented("key")))
                        .click(LEAD, MAIL, "cta", url))
                .isEqualTo(url);
    }

    @Test
    void tracksNothingWithoutKeysAndRefusesWeakOnes() {
        assertThat(tokens(Map.of()).isConfigured()).isFalse();
        assertThatThrownBy(() -> tokens(Map.of("ripen.nurture.tracking.keys", "weak:AAAA")))
                .hasMessageContaining("ripen.nurture.tracking.keys");
    }
}
