package io.ripen.lifecycle.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SalesCommandTest {
    @ParameterizedTest
    @ValueSource(strings = {"0", "1250.00", "9999999999999999", "0.0000000000000001", "1e15"})
    void takesAmountsThatCanBeWritten(String amount) {
        assertThat(SalesCommand.isAmount(new BigDecimal(amount))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1e16", "1e999999999", "1e-999999999", "0.00000000000000001", "1e2147483647"})
    void refusesAmountsThatAreNoneOrAGigabyteInFull(String amount) {
        assertThat(SalesCommand.isAmount(new BigDecimal(amount))).isFalse();
    }
}
