package io.ripen.nurture.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.nurture.domain.SendWindow;
import io.ripen.nurture.domain.consent.ConsentStatus;
import io.ripen.nurture.domain.sending.FrequencyCaps;
import io.ripen.nurture.domain.sending.SendingRules;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RulesSettingsTest {
    private static RulesSettings settings(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withMapping(RulesSettings.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(RulesSettings.class);
    }

    @Test
    void areTheDomainsUnlessSet() {
        RulesSettings settings = settings(Map.of());

        assertThat(settings.rules()).isEqualTo(SendingRules.DEFAULT);
        assertThat(settings.zone()).isEqualTo(ZoneId.of("UTC"));
    }

    @Test
    void canAllBeSet() {
        RulesSettings settings = settings(Map.of(
                "ripen.nurture.rules.consent", "granted",
                "ripen.nurture.rules.caps", "none",
                "ripen.nurture.rules.days", "sunday",
                "ripen.nurture.rules.from", "22:00",
                "ripen.nurture.rules.to", "06:00",
                "ripen.nurture.rules.zone", "Europe/Berlin"));

        assertThat(settings.rules())
                .isEqualTo(new SendingRules(
                        ConsentStatus.GRANTED,
                        FrequencyCaps.NONE,
                        new SendWindow(Set.of(DayOfWeek.SUNDAY), LocalTime.of(22, 0), LocalTime.of(6, 0))));
        assertThat(settings.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    }
}
