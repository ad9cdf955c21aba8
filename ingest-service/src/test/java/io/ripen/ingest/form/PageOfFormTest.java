package io.ripen.ingest.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageOfFormTest {
    private static final String OWN = "https://events.example.com";

    @ParameterizedTest
    @CsvSource({
        "https://www.example.com/demo,     https://www.example.com/demo",
        "https://www.example.com/?p=12,    https://www.example.com/?p=12",
        "https://www.example.com?p=12,     https://www.example.com?p=12",
        "https://www.example.com/,",
        "https://www.example.com,",
        "https://events.example.com/,      https://events.example.com/",
        "https://events.example.com:8443/,",
        "somewhere,                        somewhere",
    })
    void isNoOriginAloneUnlessItIsOurOwn(String referrer, @Nullable String page) {
        assertThat(PageOfForm.of(referrer, OWN)).isEqualTo(page);
    }

    @Test
    void isUnknownWithoutAHeader() {
        assertThat(PageOfForm.of(null, OWN)).isNull();
    }
}
