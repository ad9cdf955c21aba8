package io.ripen.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScoringConfigTest {
    @Test
    void hasDefaults() {
        ScoringConfig config = config(Map.of());

        assertThat(config.lists()).isEmpty();
        assertThat(config.outlook().totals()).containsExactly(50L, 70L);
        assertThat(config.outlook().horizon()).isEqualTo(Duration.ofDays(365));
    }

    @Test
    void takesWhatIsSet() {
        ScoringConfig config = config(Map.of(
                "ripen.scoring.lists", "own/lists",
                "ripen.scoring.outlook.totals", "20,-5",
                "ripen.scoring.outlook.horizon", "P30D"));

        assertThat(config.lists()).contains(Path.of("own/lists"));
        assertThat(config.outlook().totals()).containsExactly(20L, -5L);
        assertThat(config.outlook().horizon()).isEqualTo(Duration.ofDays(30));
    }

    private static ScoringConfig config(Map<String, String> settings) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withMapping(ScoringConfig.class)
                .withConverter(Duration.class, 200, new DurationConverter());
        settings.forEach(builder::withDefaultValue);
        return builder.build().getConfigMapping(ScoringConfig.class);
    }
}
