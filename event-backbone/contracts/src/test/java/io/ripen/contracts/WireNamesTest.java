package io.ripen.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WireNamesTest {
    private enum Weather {
        SUNNY,
        LIGHT_RAIN,
        UNKNOWN
    }

    @Test
    void areLowerCaseWithHyphens() {
        assertThat(WireNames.of(Weather.LIGHT_RAIN)).isEqualTo("light-rain");
    }

    @Test
    void leadBackToTheConstant() {
        WireNames<Weather> names = WireNames.withUnknown(Weather.UNKNOWN);

        assertThat(names.read("sunny")).isEqualTo(Weather.SUNNY);
        assertThat(names.read("light-rain")).isEqualTo(Weather.LIGHT_RAIN);
    }

    @Test
    void leadToTheUnknownConstantWhenNobodyKnowsThem() {
        WireNames<Weather> names = WireNames.withUnknown(Weather.UNKNOWN);

        assertThat(names.read("hail")).isEqualTo(Weather.UNKNOWN);
        assertThat(names.read("SUNNY")).as("names are exact").isEqualTo(Weather.UNKNOWN);
    }
}
