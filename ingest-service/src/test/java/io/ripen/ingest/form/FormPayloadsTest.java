package io.ripen.ingest.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.ingest.domain.Reading;
import io.ripen.ingest.domain.raw.Member;
import io.ripen.ingest.intake.PayloadReader;
import io.ripen.ingest.reading.BoundsInTests;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormPayloadsTest {
    private static final PayloadReader.Setting SETTING = new PayloadReader.Setting(Map.of(), true, false);
    private static final List<Field> FIELDS = List.of(new Field("e-mail", "a&b@example.com"), new Field("form", "x=y"));
    private final FormPayloads payloads = new FormPayloads(BoundsInTests.BOUNDS);

    @Test
    void readsWhatWasKept() {
        String payload = FormPayloads.payload("book a demo", FIELDS, reading(FIELDS));

        assertThat(payloads.read(payload, SETTING)).isInstanceOfSatisfying(Reading.Event.class, event -> {
            assertThat(event.touchpoint().text(Member.NAME)).isEqualTo("book a demo");
            assertThat(event.touchpoint().text(Member.FACTS_EMAIL)).isEqualTo("a&b@example.com");
        });
    }

    @Test
    void keepsVisitorAndPageThatTheRequestTold() {
        String payload = FormPayloads.payload("book a demo", FIELDS, reading(FIELDS));
        List<Field> own = List.of(new Field("Visitor-ID", "own"), new Field("pageUrl", "https://www.example.com/own"));
        String ofOwn = FormPayloads.payload("book a demo", own, reading(own));

        assertThat(payloads.read(payload, SETTING)).isEqualTo(reading(FIELDS));
        assertThat(payloads.read(payload, SETTING)).isInstanceOfSatisfying(Reading.Event.class, event -> {
            assertThat(event.touchpoint().text(Member.VISITOR_ID)).isEqualTo("v-1");
            assertThat(event.touchpoint().text(Member.PAGE_URL)).isEqualTo("https://www.example.com/demo");
        });
        assertThat(payloads.read(ofOwn, SETTING)).isEqualTo(reading(own));
    }

    private static Reading reading(List<Field> fields) {
        return new FormReader(BoundsInTests.BOUNDS, () -> "0001")
                .read("book a demo", fields, new Submitter("v-1", "https://www.example.com/demo"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%zz"})
    void refusesWhatIsNoForm(String payload) {
        assertThat(payloads.read(payload, SETTING)).isInstanceOf(Reading.Misshapen.class);
    }
}
