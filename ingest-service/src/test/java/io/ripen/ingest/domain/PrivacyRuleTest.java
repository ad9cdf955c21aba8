package io.ripen.ingest.domain;

import static io.ripen.ingest.domain.Events.BROWSER;
import static io.ripen.ingest.domain.Events.browser;
import static io.ripen.ingest.domain.Events.decide;
import static io.ripen.ingest.domain.Events.event;
import static io.ripen.ingest.domain.Events.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.ingest.domain.raw.Client;
import io.ripen.ingest.domain.raw.Member;
import io.ripen.ingest.domain.raw.RawConsent;
import io.ripen.ingest.domain.raw.RawTouchpoint;
import io.ripen.ingest.domain.site.SitePolicy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrivacyRuleTest {
    private static final Client OPTED_OUT = browser(new Client.Signals(true, false, false));

    @ParameterizedTest
    @ValueSource(strings = {"page-view", "download", "video", "custom"})
    void tracksNobodyWhoOptedOut(String type) {
        assertThat(decide(event(type), SitePolicy.DEFAULT, OPTED_OUT))
                .isInstanceOfSatisfying(Decision.Rejected.class, rejected -> {
                    assertThat(rejected.rejection().code()).isEqualTo(RejectionCode.OPTED_OUT);
                    assertThat(rejected.mayBeKept()).isFalse();
                });
        assertThat(decide(event(type), policy(SitePolicy.SignalPolicy.IGNORE, SitePolicy.ConsentNeed.NONE), OPTED_OUT))
                .isInstanceOf(Decision.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"form-fill", "unsubscribe"})
    void takesWhatAPersonDoesOnPurpose(String type) {
        SitePolicy strict = policy(SitePolicy.SignalPolicy.HONOUR, SitePolicy.ConsentNeed.WEB_TRACKING);

        assertThat(decide(event(type), strict, OPTED_OUT)).isInstanceOf(Decision.Accepted.class);
    }

    @ParameterizedTest
    @CsvSource({
        "web-tracking,          , true",
        "web-tracking, granted,   true",
        "web-tracking, confirmed, true",
        "web-tracking, withdrawn, false",
        "profiling,    granted,   false",
    })
    void asksForTheConsentThatTheSiteNeeds(String purpose, @Nullable String status, boolean taken) {
        SitePolicy strict = policy(SitePolicy.SignalPolicy.HONOUR, SitePolicy.ConsentNeed.WEB_TRACKING);
        RawTouchpoint view =
                new RawTouchpoint(event("page-view"), List.of(new RawConsent(purpose, status, null, null)), Map.of());

        assertThat(decide(view, strict, BROWSER))
                .isInstanceOf(taken ? Decision.Accepted.class : Decision.Rejected.class);
        assertThat(decide(event("page-view"), strict, BROWSER))
                .isInstanceOfSatisfying(
                        Decision.Rejected.class,
                        rejected -> assertThat(rejected.rejection().code()).isEqualTo(RejectionCode.CONSENT_MISSING));
    }

    /** What cannot be taken for another reason would be a record of the person all the same. */
    @ParameterizedTest
    @CsvSource({
        "page-view, false",
        "pageview,  false",
        ",          false",
        "form-fill, true",
        "unsubscribe, true",
    })
    void keepsNothingOfWhoOptedOutThatMayBeTracking(@Nullable String type, boolean kept) {
        Map<Member, String> tooLong = with(event("page-view"), Member.NAME, "x".repeat(256));
        tooLong.remove(Member.TYPE);
        if (type != null) {
            tooLong.put(Member.TYPE, type);
        }
        SitePolicy ignoring = policy(SitePolicy.SignalPolicy.IGNORE, SitePolicy.ConsentNeed.NONE);
        Rejection rejection = new Rejection(RejectionCode.UNKNOWN_MEMBER, "/x", "Leave it out.");
        Reading misshapen = new Reading.Misshapen("e-1", type, rejection);

        assertThat(isKept(decide(tooLong, SitePolicy.DEFAULT, OPTED_OUT))).isEqualTo(kept);
        assertThat(isKept(decide(misshapen, SitePolicy.DEFAULT, OPTED_OUT))).isEqualTo(kept);
        assertThat(isKept(decide(tooLong, ignoring, OPTED_OUT))).isTrue();
        assertThat(isKept(decide(misshapen, SitePolicy.DEFAULT, BROWSER))).isTrue();
        assertThat(isKept(decide(tooLong, SitePolicy.DEFAULT, BROWSER))).isTrue();
    }

    /** Whether the visitor had agreed cannot be read. */
    @ParameterizedTest
    @CsvSource({
        "page-view,   false",
        "pageview,    false",
        ",            false",
        "form-fill,   true",
        "unsubscribe, true",
    })
    void keepsNothingUnreadThatMayBeTrackingWhereTheSiteNeedsConsent(@Nullable String type, boolean kept) {
        SitePolicy strict = policy(SitePolicy.SignalPolicy.HONOUR, SitePolicy.ConsentNeed.WEB_TRACKING);
        Rejection rejection = new Rejection(RejectionCode.UNKNOWN_MEMBER, "/x", "Leave it out.");

        assertThat(isKept(decide(new Reading.Misshapen("e-1", type, rejection), strict, BROWSER)))
                .isEqualTo(kept);
    }

    private static boolean isKept(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Rejected.class);
        return ((Decision.Rejected) decision).mayBeKept();
    }

    @Test
    void refusesDeniedTypes() {
        SitePolicy policy = new SitePolicy(
                SitePolicy.VisitorIds.CLIENT,
                SitePolicy.SignalPolicy.HONOUR,
                SitePolicy.ConsentNeed.NONE,
                Set.of("video"),
                false,
                List.of());

        assertThat(decide(event("video"), policy, BROWSER))
                .isInstanceOfSatisfying(
                        Decision.Rejected.class,
                        rejected -> assertThat(rejected.rejection().code()).isEqualTo(RejectionCode.TYPE_DENIED));
        assertThat(Events.accepted(decide(event("custom"), policy, BROWSER))
                        .circumstances()
                        .ip())
                .isNull();
    }

    private static SitePolicy policy(SitePolicy.SignalPolicy signals, SitePolicy.ConsentNeed consent) {
        return new SitePolicy(SitePolicy.VisitorIds.CLIENT, signals, consent, Set.of(), true, List.of());
    }
}
