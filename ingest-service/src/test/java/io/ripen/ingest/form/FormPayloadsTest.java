package io.ripen.ingest.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.ingest.domain.Member;
import io.ripen.ingest.domain.Reading;
import io.ripen.ingest.reading.BoundsInTests;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormPayloadsTest {
    private final FormPayloads payloads = new FormPayloads(BoundsInTests.BOUNDS);

    @Test
    void readsWhatWasKept() {
        String payload = FormPayloads.payload(
                "book a demo", List.of(new Field("e-mail", "a&b@example.com"), new Field("form", "x=y")));

        assertThat(payloads.read(payload, Map.of())).isInstanceOfSatisfying(Reading.Event.class, event -> {
            assertThat(event.touchpoint().text(Member.NAME)).isEqualTo("book a demo");
            assertThat(event.touchpoint().text(Member.FACTS_EMAIL)).isEqualTo("a&b@example.com");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%zz"})
    void refusesWhatIsNoForm(String payload) {
        assertThat(payloads.read(payload, Map.of())).isInstanceOf(Reading.Misshapen.class);
    }
}
