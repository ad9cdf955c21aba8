package io.ripen.ingest.domain;

import static io.ripen.ingest.domain.Events.BROWSER;
import static io.ripen.ingest.domain.Events.SERVER;
import static io.ripen.ingest.domain.Events.accepted;
import static io.ripen.ingest.domain.Events.decide;
import static io.ripen.ingest.domain.Events.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.ingest.domain.raw.RawConsent;
import io.ripen.ingest.domain.raw.RawTouchpoint;
import io.ripen.ingest.domain.site.SitePolicy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnfitConsentsTest {
    private static final RawConsent MARKETING = new RawConsent("marketing", null, "v1", "banner");

    @Test
    void ofAPageArePropertiesAndCostNoOtherConsent() {
        Touchpoint taken = accepted(decide(
                banner(
                        MARKETING,
                        new RawConsent("web-tracking", "withdrawn", null, "banner"),
                        new RawConsent("profiling", "maybe", null, null),
                        new RawConsent(null, "withdrawn", null, null)),
                SitePolicy.DEFAULT,
                BROWSER));

        assertThat(taken.consents()).containsExactly(new Consent("web-tracking", "withdrawn", null, "banner", false));
        assertThat(taken.properties())
                .containsExactly(
                        Map.entry("consents.marketing", new Property.Text("granted")),
                        Map.entry("consents.profiling", new Property.Text("maybe")),
                        Map.entry("consents", new Property.Text("withdrawn")));
    }

    @Test
    void ofAServerAreRejected() {
        assertThat(decide(banner(MARKETING), SitePolicy.DEFAULT, SERVER)).isInstanceOf(Decision.Rejected.class);
    }

    @Test
    void areLeftOutWhereNoPropertyHoldsThem() {
        Touchpoint taken =
                accepted(decide(banner(new RawConsent("a\u0000", null, null, null)), SitePolicy.DEFAULT, BROWSER));
        Touchpoint cut =
                accepted(decide(banner(new RawConsent("x".repeat(99), null, null, null)), SitePolicy.DEFAULT, BROWSER));

        assertThat(taken.properties()).isEmpty();
        assertThat(cut.properties()).containsOnlyKeys("consents." + "x".repeat(55));
    }

    @Test
    void areNotThoseWhoseTextsAreTooLong() {
        RawConsent longWinded = new RawConsent("profiling", null, "v".repeat(129), "s".repeat(256));
        RawConsent unclean = new RawConsent("web-tracking", null, "v\u0000", "s\uD800");

        assertThat(accepted(decide(banner(longWinded, unclean), SitePolicy.DEFAULT, BROWSER))
                        .consents())
                .containsExactly(
                        new Consent("profiling", "granted", "v".repeat(128), "s".repeat(255), false),
                        new Consent("web-tracking", "granted", null, null, false));
    }

    private static RawTouchpoint banner(RawConsent... consents) {
        return new RawTouchpoint(event("form-fill"), List.of(consents), Map.of());
    }
}
