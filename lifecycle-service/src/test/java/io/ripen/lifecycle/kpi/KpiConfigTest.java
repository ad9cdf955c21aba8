package io.ripen.lifecycle.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.ZoneIdConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KpiConfigTest {
    @Test
    void hasDefaults() {
        KpiConfig config = config(Map.of());

        assertThat(config.zone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(config.currency()).isEqualTo("EUR");
        assertThat(config.maxRows()).isEqualTo(200_000);
        assertThat(config.maxOrigins()).isEqualTo(5_000);
        assertThat(config.maxCostLines()).isEqualTo(10_000);
        assertThat(config.maxCostDays()).isEqualTo(200_000);
        assertThat(config.rememberErased()).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void takesWhatIsSet() {
        KpiConfig config = config(Map.of(
                "ripen.lifecycle.kpis.zone", "Europe/Berlin",
                "ripen.lifecycle.kpis.currency", "CHF",
                "ripen.lifecycle.kpis.max-rows", "5",
                "ripen.lifecycle.kpis.max-origins", "7",
                "ripen.lifecycle.kpis.max-cost-lines", "6",
                "ripen.lifecycle.kpis.max-cost-days", "8",
                "ripen.lifecycle.kpis.remember-erased", "2d"));

        assertThat(config.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(config.currency()).isEqualTo("CHF");
        assertThat(config.maxRows()).isEqualTo(5);
        assertThat(config.maxOrigins()).isEqualTo(7);
        assertThat(config.maxCostLines()).isEqualTo(6);
        assertThat(config.maxCostDays()).isEqualTo(8);
        assertThat(config.rememberErased()).isEqualTo(Duration.ofDays(2));
    }

    private static KpiConfig config(Map<String, String> settings) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .withMapping(KpiConfig.class)
                .withConverter(ZoneId.class, 200, new ZoneIdConverter())
                .withConverter(Duration.class, 200, new DurationConverter());
        settings.forEach(builder::withDefaultValue);
        return builder.build().getConfigMapping(KpiConfig.class);
    }
}
