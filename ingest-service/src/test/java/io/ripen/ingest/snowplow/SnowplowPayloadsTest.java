package io.ripen.ingest.snowplow;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.ingest.domain.Reading;
import io.ripen.ingest.domain.raw.Member;
import io.ripen.ingest.intake.PayloadReader;
import io.ripen.ingest.reading.BoundsInTests;
import io.ripen.ingest.touchpoint.NativeEvents;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnowplowPayloadsTest {
    private final SnowplowPayloads payloads = new SnowplowPayloads(BoundsInTests.BOUNDS, new NativeEvents(65_536));

    @Test
    void readsWhatWasKept() {
        Parameters parameters = new Parameters(Map.of("e", "pv", "eid", "e-1", "duid", "v-1", "uid", "u-1"));

        assertThat(payloads.read(parameters.json(), setting(false)))
                .isInstanceOfSatisfying(
                        Reading.Event.class,
                        event -> assertThat(event.touchpoint().text(Member.VISITOR_ID))
                                .isEqualTo("v-1"));
        assertThat(parameters.without(TrackerEventReader.IDENTITIES).json())
                .isEqualTo("{\"e\":\"pv\",\"eid\":\"e-1\"}");
    }

    @ParameterizedTest
    @CsvSource({"mob, true", "web, false", "srv, false", ", false"})
    void isAnAppsByItsPlatform(@Nullable String platform, boolean byApp) {
        Parameters parameters = new Parameters(platform == null ? Map.of("e", "pv") : Map.of("e", "pv", "p", platform));

        assertThat(payloads.read(parameters.json(), setting(false)))
                .isInstanceOfSatisfying(
                        Reading.Event.class,
                        event -> assertThat(event.touchpoint().byApp()).isEqualTo(byApp));
    }

    @Test
    void readsNobodyInAnAnonymousEvent() {
        Parameters parameters = new Parameters(Map.of("e", "pv", "eid", "e-1", "duid", "v-1", "uid", "u-1"));

        assertThat(payloads.read(parameters.json(), setting(true)))
                .isInstanceOfSatisfying(
                        Reading.Event.class,
                        event -> assertThat(event.touchpoint().texts())
                                .doesNotContainKeys(Member.VISITOR_ID, Member.USER_ID));
    }

    private static PayloadReader.Setting setting(boolean anonymous) {
        return new PayloadReader.Setting(Map.of(), false, anonymous);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "[]", "1", "{"})
    void refusesWhatIsNoEvent(String payload) {
        assertThat(payloads.read(payload, setting(false))).isInstanceOf(Reading.Misshapen.class);
    }
}
