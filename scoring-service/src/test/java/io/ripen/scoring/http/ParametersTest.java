package io.ripen.scoring.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {
    @Test
    void readsInstantsFrom1970Until9999() {
        assertThat(Parameters.instant("at", "1970-01-01T00:00:00Z")).isEqualTo(Instant.EPOCH);
        assertThat(Parameters.instant("at", "9999-12-31T23:59:59.999+00:00"))
                .isEqualTo(Instant.parse("9999-12-31T23:59:59.999Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1969-12-31T23:59:59Z",
                "+10000-01-01T00:00:00Z",
                "+999999999-12-31T23:59:59Z",
                "-999999999-01-01T00:00:00Z",
                "2026-05-01"
            })
    void refusesOthers(String text) {
        assertThatThrownBy(() -> Parameters.instant("at", text))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.getParameters())
                                .containsEntry("code", "invalid-parameter")
                                .containsEntry("where", "query parameter at"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "", "0", "11", "1.5", "99999999999"})
    void refusesWhatIsNoWholeNumberOfTheRange(String text) {
        assertThat(Parameters.whole("rate", "10", 1, 10)).isEqualTo(10);
        assertThatThrownBy(() -> Parameters.whole("rate", text, 1, 10))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.getParameters())
                                .containsEntry("code", "invalid-parameter")
                                .containsEntry("where", "query parameter rate"));
    }
}
