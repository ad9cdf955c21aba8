package io.ripen.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaunchTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "RIPEN_SCORING_MODEL",
                "RIPEN_SCORING_ENRICHMENT_URL",
                "RIPEN_INGEST_MAX_AGE",
                "RIPEN_LIFECYCLE_MODEL",
                "RIPEN_NURTURE_SMTP_PORT",
                "RIPEN_LANES_MAX_WAITING",
                "RIPEN_MAIL_LINKS_KEYS",
                "RIPEN_MAIL_WEBHOOKS_SES_TOPICS",
                "RIPEN_HTTP_LARGE_BODY"
            })
    void handsSettingsOfServicesOn(String variable) {
        assertThat(Launch.isSetting(variable)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"RIPEN_HOME", "RIPEN_SCORING_PORT", "RIPEN_INGEST_PORT", "RIPEN_KAFKA_PORT", "RIPEN_SMTP_PORT"})
    void keepsItsOwnVariables(String variable) {
        assertThat(Launch.isSetting(variable)).isFalse();
    }

    @Test
    void putsALongLogAsideAndAppendsToAShortOne(@TempDir Path folder) throws IOException {
        Path log = folder.resolve("part.log");
        Launch launch = new Launch(List.of("echo", "started"), Map.of(), log);
        launch.run();
        launch.run();
        assertThat(log).hasContent("started\nstarted");

        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
            file.setLength(50_000_001);
        }
        launch.run();

        assertThat(log).hasContent("started");
        assertThat(folder.resolve("part.log.1")).hasSize(50_000_001);
    }
}
