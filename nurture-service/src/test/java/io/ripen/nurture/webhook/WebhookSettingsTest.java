package io.ripen.nurture.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.ripen.webhooks.domain.RetryPlan;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookSettingsTest {
    private static final String PREFIX = "ripen.nurture.webhooks.";
    private static final String SECRET = "whsec_" + "A".repeat(43) + "=";
    private static final String OTHER = "whsec_" + "B".repeat(42) + "A=";

    @Test
    void hasNoEndpointsUnlessSomeAreSet() {
        WebhookSettings settings = settings(Map.of());

        assertThat(settings.endpoints()).isEmpty();
        assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(15));
        assertThat(settings.retryPlan()).isEqualTo(new RetryPlan(Duration.ofSeconds(5), Duration.ofHours(1), 24));
        assertThat(settings.interval()).isEqualTo(Duration.ofMillis(200));
        assertThat(settings.lease()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.keep()).isEqualTo(Duration.ofDays(30));
        assertThat(new ConfiguredEndpoints(settings).names()).isEmpty();
    }

    @Test
    void takesEndpointsByName() {
        ConfiguredEndpoints endpoints = new ConfiguredEndpoints(settings(Map.of(
                "endpoints.slack-bridge.url", "http://localhost:9000/hooks",
                "endpoints.slack-bridge.secret", SECRET,
                "endpoints.slack-bridge.previous-secret", OTHER,
                "endpoints.crm.url", "https://crm.example.com/hooks?tenant=7",
                "endpoints.crm.secret", OTHER)));

        assertThat(endpoints.names()).containsExactlyInAnyOrder("crm", "slack-bridge");
        assertThat(endpoints.host("crm")).isEqualTo("crm.example.com");
        assertThat(endpoints.host("gone")).isNull();
        assertThat(endpoints.mostEndpoints()).isEqualTo(2);
        assertThat(endpoints.name(ConfiguredEndpoints.id("crm"))).isEqualTo("crm");
        assertThat(endpoints.known())
                .hasValueSatisfying(known -> assertThat(known)
                        .containsExactlyInAnyOrder(
                                ConfiguredEndpoints.id("crm"), ConfiguredEndpoints.id("slack-bridge")));
    }

    @Test
    void takesEndpointsFromTheEnvironment() {
        WebhookSettings settings = new SmallRyeConfigBuilder()
                .withMapping(WebhookSettings.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withSources(new EnvConfigSource(
                        Map.of(
                                "RIPEN_NURTURE_WEBHOOKS_ENDPOINTS_CRM_URL", "https://crm.example.com/",
                                "RIPEN_NURTURE_WEBHOOKS_ENDPOINTS_CRM_SECRET", SECRET,
                                "RIPEN_NURTURE_WEBHOOKS_ENDPOINTS_CRM_PREVIOUS_SECRET", OTHER),
                        300))
                .build()
                .getConfigMapping(WebhookSettings.class);

        assertThat(settings.endpoints()).containsOnlyKeys("crm");
        assertThat(settings.endpoints().get("crm").previousSecret()).hasValue(OTHER);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            endpoints.crm.url             | http://crm.example.com/     | endpoints.crm.url must begin with https://; http is for the same machine only
            endpoints.crm.url             | ftp://crm.example.com/      | endpoints.crm.url must begin with https://
            endpoints.crm.url             | https://u:pw@crm.example.com/ | endpoints.crm.url needs a host, and neither a user
            endpoints.crm.url             | https://crm.example.com/{x} | endpoints.crm.url has no placeholders
            endpoints.crm.secret          | hunter2                     | endpoints.crm.secret must be whsec_ and 24 to 64 random bytes
            endpoints.crm.previous-secret | whsec_hunter2               | endpoints.crm.previous-secret must be whsec_ and 24 to 64 random bytes
            """)
    void refusesWhatIsNotSafe(String setting, String value, String flaw) {
        Map<String, String> wrong =
                new HashMap<>(Map.of("endpoints.crm.url", "https://crm.example.com/", "endpoints.crm.secret", SECRET));
        wrong.put(setting, value);

        assertThatThrownBy(() -> new ConfiguredEndpoints(settings(wrong)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("RIPEN-N-350 ripen.nurture.webhooks." + flaw)
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void refusesANameThatAJourneyCannotSay() {
        assertThatThrownBy(() -> new ConfiguredEndpoints(settings(
                        Map.of("endpoints.My_CRM.url", "https://crm.example.com/", "endpoints.My_CRM.secret", SECRET))))
                .hasMessageContaining("'My_CRM' in ripen.nurture.webhooks.endpoints is no name");
    }

    @Test
    void staysOnThisMachineWithoutTls() throws Exception {
        ConfiguredEndpoints endpoints = new ConfiguredEndpoints(settings(Map.of()));

        assertThat(endpoints.mayReach(InetAddress.getLoopbackAddress(), "http")).isTrue();
        assertThat(endpoints.mayReach(InetAddress.getByAddress(new byte[] {10, 0, 0, 7}), "http"))
                .isFalse();
        assertThat(endpoints.mayReach(InetAddress.getByAddress(new byte[] {10, 0, 0, 7}), "https"))
                .isTrue();
    }

    private static WebhookSettings settings(Map<String, String> settings) {
        Map<String, String> named = new HashMap<>();
        settings.forEach((key, value) -> named.put(PREFIX + key, value));
        return new SmallRyeConfigBuilder()
                .withMapping(WebhookSettings.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withSources(new PropertiesConfigSource(named, "test", 100))
                .build()
                .getConfigMapping(WebhookSettings.class);
    }
}
