package io.ripen.lifecycle.demand;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemandConfigTest {
    @Test
    void hasDefaults() {
        DemandConfig config = config(Map.of());

        assertThat(config.visitPause()).isEqualTo(Duration.ofMinutes(30));
        assertThat(config.rememberTouchpoints()).isEqualTo(Duration.ofDays(31));
        assertThat(config.rememberVisitors()).isEqualTo(Duration.ofDays(90));
    }

    @Test
    void takesWhatIsSet() {
        DemandConfig config = config(Map.of(
                "ripen.lifecycle.demand.visit-pause", "10m",
                "ripen.lifecycle.demand.remember-touchpoints", "2d",
                "ripen.lifecycle.demand.remember-visitors", "3d"));

        assertThat(config.visitPause()).isEqualTo(Duration.ofMinutes(10));
        assertThat(config.rememberTouchpoints()).isEqualTo(Duration.ofDays(2));
        assertThat(config.rememberVisitors()).isEqualTo(Duration.ofDays(3));
    }

    private static DemandConfig config(Map<String, String> settings) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .withMapping(DemandConfig.class)
                .withConverter(Duration.class, 200, new DurationConverter());
        settings.forEach(builder::withDefaultValue);
        return builder.build().getConfigMapping(DemandConfig.class);
    }
}
