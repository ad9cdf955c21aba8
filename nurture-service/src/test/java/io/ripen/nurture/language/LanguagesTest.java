package io.ripen.nurture.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTest {

    @ParameterizedTest
    @CsvSource({"de, de", "de-AT, de", "en-GB, en", "fr, en", "DE, de"})
    void takesThePersonsLanguageOrTheFallback(String told, String expected) {
        assertThat(Languages.of(told, List.of())).isEqualTo(Locale.forLanguageTag(expected));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "not a tag", "fr-FR"})
    void asksTheBrowserWhereThePersonToldNothingThatThereIs(String told) {
        assertThat(Languages.of(told, List.of(Locale.FRENCH, Locale.GERMANY))).isEqualTo(Locale.GERMAN);
    }

    @Test
    void takesWhatWasToldBeforeTheBrowser() {
        assertThat(Languages.of("en", List.of(Locale.GERMAN))).isEqualTo(Locale.ENGLISH);
    }
}
