package io.ripen.lanes.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainRequestsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"/v1/leads?owner=ada%20bell", "/v1/accounts?domain=%C3%BC.example", "/v1/leads?q=%2500", "/"})
    void takesText(String target) {
        assertThat(PlainRequests.isPlain(target)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/v1/leads/%00/stage", "/v1/leads?owner=a%0d%0ab", "/v1/leads?owner=%1F", "/v1/leads?owner=%7f"})
    void refusesControlCharacters(String target) {
        assertThat(PlainRequests.isPlain(target)).isFalse();
    }
}
