package io.ripen.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.contracts.touchpoint.PropertyValue;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PropertyValueTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "\"12\"",
                "\"a \\\"b\\\" ä 東\"",
                "0",
                "-7",
                "9007199254740993",
                "12345678901234567890.10",
                "1E+3",
                "true",
                "false"
            })
    void isWrittenAsItWasRead(String json) {
        assertThat(Json.write(Json.read(json, PropertyValue.class))).isEqualTo(json);
    }

    @Test
    void keepsTheKindOfTheJsonValue() {
        assertThat(PropertyValue.of("12")).isEqualTo(new PropertyValue.Text("12"));
        assertThat(PropertyValue.of(12)).isEqualTo(new PropertyValue.Numeric(BigDecimal.valueOf(12)));
        assertThat(PropertyValue.of(1.5)).isEqualTo(new PropertyValue.Numeric(new BigDecimal("1.5")));
        assertThat(PropertyValue.of(true)).isEqualTo(new PropertyValue.Flag(true));
    }

    @Test
    void keepsANestedValueAsText() {
        assertThat(PropertyValue.of(Map.of("a", 1))).isEqualTo(new PropertyValue.Text("{a=1}"));
    }
}
