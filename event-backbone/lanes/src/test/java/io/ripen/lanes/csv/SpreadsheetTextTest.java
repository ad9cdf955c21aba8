package io.ripen.lanes.csv;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@x", "\tx", "\rx"})
    void marksWhatASpreadsheetWouldTakeForAFormula(String text) {
        assertThat(SpreadsheetText.of(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"newsletter", "a=b", "1-2", "'=1", " =1"})
    void leavesOtherTextsAsTheyAre(String text) {
        assertThat(SpreadsheetText.of(text)).isEqualTo(text);
    }

    @Test
    void writesNothingForNothing() {
        assertThat(SpreadsheetText.of(null)).isEmpty();
        assertThat(SpreadsheetText.of("")).isEmpty();
    }
}
