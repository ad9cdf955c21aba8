package io.ripen.ingest.snowplow;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.ingest.domain.Decision;
import io.ripen.ingest.domain.Reading;
import io.ripen.ingest.domain.Reception;
import io.ripen.ingest.domain.raw.Client;
import io.ripen.ingest.domain.raw.Member;
import io.ripen.ingest.domain.site.SitePolicy;
import io.ripen.ingest.intake.IntakeInTests;
import io.ripen.ingest.reading.BoundsInTests;
import io.ripen.ingest.touchpoint.NativeEvents;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who asks not to be tracked may say what they consent to, and above all what not. */
class ConsentEventsTest {
    private static final String SNOWPLOW = "iglu:com.snowplowanalytics.snowplow/";
    private static final SitePolicy STRICT = new SitePolicy(
            SitePolicy.VisitorIds.CLIENT,
            SitePolicy.SignalPolicy.HONOUR,
            SitePolicy.ConsentNeed.WEB_TRACKING,
            Set.of(),
            true,
            List.of());
    private static final Client OPTED_OUT =
            new Client(null, "Mozilla/5.0", null, new Client.Signals(true, false, false), false);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            consent_preferences | {"eventType":"deny_all","consentScopes":["newsletter"]} | 3
            consent_preferences | {"eventType":"allow_all","consentScopes":["analytics"]} | 1
            consent_withdrawn   | {"all":false}                                          | 1
            consent_granted     | {"expiry":"2027-11-20T12:00:00Z"}                       | 1
            """)
    void areTakenWhateverWasRefused(String schema, String data, int consents) {
        assertThat(decided(schema, data, true)).isInstanceOfSatisfying(Decision.Accepted.class, accepted -> {
            assertThat(accepted.touchpoint().text(Member.TYPE)).isEqualTo("identify");
            assertThat(accepted.touchpoint().text(Member.NAME)).isEqualTo(schema);
            assertThat(accepted.touchpoint().consents()).hasSize(consents);
        });
    }

    @Test
    void areTrackingWhereTheySayNothing() {
        assertThat(decided("consent_preferences", "{\"eventType\":\"pending\"}", false))
                .isInstanceOf(Decision.Rejected.class);
    }

    private static Decision decided(String schema, String data, boolean withDocument) {
        Parameters parameters = new Parameters(Map.of(
                "e",
                "ue",
                "eid",
                "e-1",
                "duid",
                "v-1",
                "ue_pr",
                selfDescribing("unstruct_event", selfDescribing(schema, data)),
                "co",
                selfDescribing(
                        "contexts",
                        withDocument
                                ? "[" + selfDescribing("consent_document", "{\"id\":\"newsletter\",\"version\":\"5\"}")
                                        + "]"
                                : "[]")));
        TrackerEventReader reader = new TrackerEventReader(BoundsInTests.BOUNDS, new NativeEvents(65_536)::read);
        Reading reading = reader.read(parameters, new TrackerEventReader.Setting(false, Map.of()));
        Reception reception = new Reception(IntakeInTests.RECEIVED_AT, "www", STRICT, OPTED_OUT);
        return IntakeInTests.decide(List.of(reading), reception).getFirst();
    }

    private static String selfDescribing(String schema, String data) {
        return "{\"schema\":\"" + SNOWPLOW + schema + "/jsonschema/1-0-0\",\"data\":" + data + "}";
    }
}
