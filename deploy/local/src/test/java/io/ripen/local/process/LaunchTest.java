package io.ripen.local.process;

import static org.assertj.core.api.Assertions.assertThat;

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
                "RIPEN_LANES_MAX_WAITING"
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
}
