package io.ripen.ingest.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.ingest.domain.raw.Member;
import io.ripen.ingest.domain.raw.RawConsent;
import io.ripen.ingest.domain.raw.RawProperty;
import io.ripen.ingest.domain.raw.RawTouchpoint;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignTouchpointTest {
    private final ForeignTouchpoint touchpoint = new ForeignTouchpoint(BoundsInTests.BOUNDS);

    @Test
    void keepsWhatIsSetFirst() {
        touchpoint.put(Member.NAME, "first").put(Member.NAME, "second");

        assertThat(touchpoint.text(Member.NAME)).isEqualTo("first");
        assertThat(touchpoint.replace(Member.NAME, "third").text(Member.NAME)).isEqualTo("third");
        assertThat(touchpoint.remove(Member.NAME).text(Member.NAME)).isNull();
    }

    @Test
    void keepsIdsAsTheyAre() {
        assertThat(touchpoint
                        .put(Member.ID, "a|b\u00E4")
                        .put(Member.USER_ID, "  ")
                        .put(Member.VISITOR_ID, "x".repeat(128))
                        .raw()
                        .texts())
                .isEqualTo(Map.of(Member.ID, "a|b\u00E4", Member.VISITOR_ID, "x".repeat(128)));
    }

    @Test
    void hashesIdsThatNoTouchpointCanHold() {
        RawTouchpoint raw = touchpoint
                .put(Member.USER_ID, "Ann Example")
                .put(Member.VISITOR_ID, "x".repeat(129))
                .put(Member.ID, "a\u200Bb")
                .put(Member.SITE, "my site")
                .raw();

        // printf 'Ann Example' | sha256sum
        assertThat(raw.text(Member.USER_ID))
                .isEqualTo("h-258e1c6527b03554da06ee309c94074b0d4048b6b344d8a66fe1c90d70749977");
        assertThat(raw.text(Member.VISITOR_ID)).matches("h-[0-9a-f]{64}");
        assertThat(raw.text(Member.ID)).matches("h-[0-9a-f]{64}");
        assertThat(raw.text(Member.SITE)).isEqualTo("my site");
        assertThat(raw.properties()).isEmpty();
    }

    @Test
    void cutsTextsWithoutSplittingACharacter() {
        String smile = "\uD83D\uDE00";

        touchpoint.put(Member.NAME, "x".repeat(254) + smile);

        assertThat(touchpoint.text(Member.NAME)).isEqualTo("x".repeat(254));
    }

    @Test
    void replacesControlCharactersAndHalfCharacters() {
        assertThat(touchpoint.put(Member.NAME, "a\u0000b\uD800c\u007F").text(Member.NAME))
                .isEqualTo("a b?c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ann", "ann@", "@example.com", "ann@localhost", "ann bell@example.com", "ann@example.com\u0000"})
    void makesAPropertyOfAnEmailThatIsNone(String email) {
        RawTouchpoint raw = touchpoint.put(Member.FACTS_EMAIL, email).raw();

        assertThat(raw.texts()).isEmpty();
        assertThat(raw.properties()).containsOnlyKeys("facts.email");
    }

    @ParameterizedTest
    @CsvSource({"Germany,DE", "deu,DE", "de,DE", "GB,GB", "UK,GB", "el,GR", "Atlantis,"})
    void readsCountriesByNameAndCode(String text, String code) {
        assertThat(touchpoint.put(Member.FACTS_COUNTRY, text).text(Member.FACTS_COUNTRY))
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"en_GB,en-GB", "de,de", "x y,", "!!,"})
    void readsLocalesWithUnderscores(String text, String tag) {
        assertThat(touchpoint.put(Member.FACTS_LOCALE, text).text(Member.FACTS_LOCALE))
                .isEqualTo(tag);
    }

    @Test
    void makesPropertiesOfPartsThatNeedAnotherPart() {
        RawTouchpoint raw = touchpoint
                .put(Member.PAGE_TITLE, "Prices")
                .put(Member.PAGE_URL, "/prices")
                .put(Member.ASSET_PHASE, "Decision")
                .raw();

        assertThat(raw.texts()).isEmpty();
        assertThat(raw.properties())
                .containsEntry("page.title", new RawProperty.Text("Prices"))
                .containsEntry("page.url", new RawProperty.Text("/prices"))
                .containsEntry("asset.phase", new RawProperty.Text("decision"));
    }

    @Test
    void keepsAtMostAsManyPropertiesAndConsentsAsTheIntakeTakes() {
        for (int i = 0; i < 200; i++) {
            touchpoint.number("p" + i, "1").consent(new RawConsent("purpose-" + i, null, null, null));
        }

        assertThat(touchpoint.raw().properties()).hasSize(100);
        assertThat(touchpoint.raw().consents()).hasSize(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "NaN", "12345678901234567890123456789012345678901234567890"})
    void keepsNumbersThatAreNotExactAsTexts(String digits) {
        assertThat(touchpoint.number("n", digits).raw().properties())
                .isEqualTo(Map.of("n", new RawProperty.Text(digits)));
    }

    @Test
    void keepsTheFirstOfSeveralConsentsToOnePurpose() {
        touchpoint
                .consent(new RawConsent("profiling", "granted", "1", "a"))
                .consent(new RawConsent("profiling", "withdrawn", "2", "b"));

        assertThat(touchpoint.raw().consents()).isEqualTo(List.of(new RawConsent("profiling", "granted", "1", "a")));
    }
}
