package io.ripen.lanes.settings;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsAtStartTest {
    @Test
    void takesKnownSettingsOfAnyServiceAndWhatIsNotRipens() {
        Map<String, String> properties = Map.of(
                "ripen.lanes.turns", "8",
                "ripen.scoring.outlook.totals[0]", "50",
                "ripen.nurture.preferences.topics.displays", "Displays",
                "ripen.nurture.webhooks.endpoints.slack-bridge.previous-secret", "s",
                "ripen.postgres.host", "db",
                "quarkus.http.port", "1",
                "rippen.lanes.turns", "8");
        Map<String, String> environment = Map.of(
                "RIPEN_LANES_MAX_BATCH_BYTES", "1",
                "RIPEN_NURTURE_PREFERENCES_TOPICS_DISPLAYS", "Displays",
                "RIPEN_NURTURE_WEBHOOKS_ENDPOINTS_CRM_PREVIOUS_SECRET", "s",
                "RIPEN_NURTURE_LINKS_KEYS", "k",
                "RIPEN_INGEST_PORT", "8081",
                "RIPEN_HOME", "/data",
                "PATH", "/bin");

        assertThatCode(() -> check(properties, environment)).doesNotThrowAnyException();
    }

    @Test
    void refusesTheStartWithAllUnknownSettingsAndTheNearestOfEach() {
        assertThatThrownBy(() -> check(
                        Map.of("ripen.scoring.modle", "x"), Map.of("RIPEN_LANES_TURN", "8", "RIPEN_LANES_TURNS", "8")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("RIPEN-L-019 no setting is called RIPEN_LANES_TURN, nearest is RIPEN_LANES_TURNS;"
                        + " or ripen.scoring.modle, nearest is ripen.scoring.model."
                        + " docs/configuration.md lists all settings.");
    }

    @Test
    void refusesDotsWhereANameHasHyphens() {
        assertThatThrownBy(() -> check(Map.of("ripen.lanes.max.records", "1"), Map.of()))
                .hasMessageContaining("ripen.lanes.max.records, nearest is ripen.lanes.max-records");
    }

    @Test
    void refusesAnUnknownMemberOfWhatItsUserNamed() {
        assertThatThrownBy(() -> check(
                        Map.of("ripen.nurture.webhooks.endpoints.crm.secrt", "s"),
                        Map.of("RIPEN_NURTURE_WEBHOOKS_ENDPOINTS_CRM_PREVIOUS_SECRT", "s")))
                .hasMessageContaining("RIPEN_NURTURE_WEBHOOKS_ENDPOINTS_CRM_PREVIOUS_SECRT, nearest is"
                        + " RIPEN_NURTURE_WEBHOOKS_ENDPOINTS_*_PREVIOUS_SECRET")
                .hasMessageContaining("ripen.nurture.webhooks.endpoints.crm.secrt, nearest is"
                        + " ripen.nurture.webhooks.endpoints.*.secret");
    }

    /** In a variable an underscore would stand for a hyphen or a dot: the name could not be told from it. */
    @Test
    void refusesAVariableThatNamesAnEndpointWithAHyphen() {
        assertThatThrownBy(() -> check(Map.of(), Map.of("RIPEN_NURTURE_WEBHOOKS_ENDPOINTS_SLACK_BRIDGE_URL", "u")))
                .hasMessageContaining("no setting is called RIPEN_NURTURE_WEBHOOKS_ENDPOINTS_SLACK_BRIDGE_URL");
    }

    private static void check(Map<String, String> properties, Map<String, String> environment) {
        new SettingsAtStart(new SmallRyeConfigBuilder()
                        .withSources(
                                new PropertiesConfigSource(properties, "given", 400),
                                new EnvConfigSource(environment, 300))
                        .build())
                .check();
    }
}
