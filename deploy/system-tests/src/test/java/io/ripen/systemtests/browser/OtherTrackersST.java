package io.ripen.systemtests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.contracts.touchpoint.PropertyValue;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.contracts.touchpoint.TouchpointType;
import io.ripen.systemtests.clients.IngestAlone;
import io.ripen.systemtests.clients.NodeClient;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts of other makers as they come from npm, on pages where only host and key are Ripen's. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class OtherTrackersST {
    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
              <head><title>Pricing</title><script src="/tracker.js"></script></head>
              <body><h1>Pricing</h1><script>SNIPPET</script></body>
            </html>
            """;

    private static final String SEGMENT = """
            window.analytics = AnalyticsNext.AnalyticsBrowser.load({
              writeKey: 'browser-key-of-your-site', cdnURL: 'http://localhost:8081'
            });
            """;

    private static final String SNOWPLOW = """
            const { newTracker, trackPageView, trackStructEvent, trackSelfDescribingEvent, setUserId } =
              snowplowBrowserTracking;
            newTracker('sp', 'http://localhost:8081', { appId: 'browser-key-of-your-site', eventMethod: 'METHOD' });
            """;

    private static final String RUDDERSTACK = """
            window.analytics = new rudderanalytics.RudderAnalytics();
            analytics.load('browser-key-of-your-site', 'http://localhost:8081', { configUrl: 'http://localhost:8081' });
            """;

    private static Chromium chromium;
    private static IngestAlone ingest;
    private static Path modules;

    private Visit visit;

    @BeforeAll
    static void start() {
        modules = NodeClient.install("browser").folder().resolve("node_modules");
        chromium = Chromium.start();
        ingest = BrowserSites.startIngest();
    }

    @AfterAll
    static void stop() {
        if (ingest != null) {
            ingest.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void arrive() {
        visit = Visit.by(chromium, ingest);
    }

    @AfterEach
    void depart() {
        visit.close();
    }

    @Test
    void segmentsScriptTracksWithSettingsAndPreflightOfIngest() throws IOException {
        open("@segment/analytics-next/dist/umd/index.js", SEGMENT).run("""
                        analytics.page('Docs', 'Pricing');
                        analytics.identify('4711', {email: 'Ann@Example.com', company: {name: 'Example GmbH'}});
                        analytics.track('Chose', {seats: 25});
                        analytics.screen('Start');
                        analytics.group('g-1', {name: 'Example GmbH'});
                        void analytics.alias('4712');
                        """);

        visit.awaitTouchpoints(touchpoints -> assertThat(touchpoints).hasSize(6));
        assertThat(visit.sentIds()).hasSize(6);
        assertPageAndPerson("segment");
        assertThat(named("Chose").properties())
                .containsEntry("seats", new PropertyValue.Numeric(BigDecimal.valueOf(25)));
    }

    @Test
    void segmentsScriptSendsAgainAfterAnOutage() throws IOException {
        open("@segment/analytics-next/dist/umd/index.js", SEGMENT).run("void analytics.page('Docs', 'Pricing')");
        visit.awaitTouchpoints(touchpoints -> assertThat(touchpoints).hasSize(1));
        ingest.stop();
        visit.run("void analytics.track('Meanwhile')");
        visit.page().waitForCondition(() -> visit.sentIds().size() == 2);
        ingest.restart();
        ingest.awaitReady();

        visit.awaitTouchpoints(touchpoints -> assertThat(touchpoints).hasSize(2));
        assertThat(named("Meanwhile").visitorId()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"post", "get"})
    void snowplowsScriptTracks(String method) throws IOException {
        open("@snowplow/browser-tracker/dist/index.umd.min.js", SNOWPLOW.replace("METHOD", method))
                .run("trackPageView()")
                .run("trackStructEvent({category: 'plans', action: 'Chose', label: 'pro', value: 25})")
                .run("setUserId('4711')")
                .run("""
                        trackSelfDescribingEvent({event: {
                          schema: 'iglu:com.snowplowanalytics.snowplow/link_click/jsonschema/1-0-1',
                          data: {targetUrl: 'https://partner.example/shop'}}})
                        """);

        visit.awaitTouchpoints(touchpoints -> assertThat(touchpoints).hasSize(3));
        assertThat(visit.sentIds()).hasSize(3);
        TouchpointCaptured view = ofType(TouchpointType.PAGE_VIEW);
        assertThat(view.origin().protocol()).isEqualTo("snowplow");
        assertThat(view.page().title()).isEqualTo("Pricing");
        assertThat(view.campaign().source()).isEqualTo("news");
        assertThat(visit.touchpoints())
                .extracting(TouchpointCaptured::visitorId)
                .containsOnly(view.visitorId())
                .doesNotContainNull();
        assertThat(visit.touchpoints()).extracting(TouchpointCaptured::userId).contains("4711");
    }

    @Test
    void rudderStacksScriptTracksWithSettingsAndPreflightOfIngest() throws IOException {
        open("@rudderstack/analytics-js/dist/npm/modern/bundled/umd/index.js", RUDDERSTACK)
                .run("""
                        analytics.page('Docs', 'Pricing');
                        analytics.identify('4711', {email: 'Ann@Example.com', company: {name: 'Example GmbH'}});
                        analytics.track('Chose', {seats: 25});
                        analytics.group('g-1', {name: 'Example GmbH'});
                        void analytics.alias('4712');
                        """);

        visit.awaitTouchpoints(touchpoints -> assertThat(touchpoints).hasSize(5));
        assertThat(visit.sentIds()).hasSize(5);
        assertPageAndPerson("segment");
        assertThat(named("Chose").properties())
                .containsEntry("seats", new PropertyValue.Numeric(BigDecimal.valueOf(25)));
    }

    private Visit open(String script, String snippet) throws IOException {
        visit.website()
                .with("/tracker.js", modules.resolve(script))
                .with("/pricing.html", PAGE.replace("SNIPPET", snippet));
        return visit.at("/pricing.html?utm_source=news");
    }

    private void assertPageAndPerson(String protocol) {
        TouchpointCaptured view = ofType(TouchpointType.PAGE_VIEW);
        assertThat(view.origin().protocol()).isEqualTo(protocol);
        assertThat(view.page().title()).isEqualTo("Pricing");
        assertThat(view.campaign().source()).isEqualTo("news");
        assertThat(view.visitorId()).isNotBlank();
        TouchpointCaptured person = ofType(TouchpointType.IDENTIFY);
        assertThat(person.userId()).isEqualTo("4711");
        assertThat(person.visitorId()).isEqualTo(view.visitorId());
        assertThat(person.facts()).extracting("email", "company").containsExactly("ann@example.com", "Example GmbH");
    }

    private TouchpointCaptured ofType(TouchpointType type) {
        return visit.touchpoints().stream()
                .filter(touchpoint -> touchpoint.type() == type)
                .findFirst()
                .orElseThrow();
    }

    private TouchpointCaptured named(String name) {
        return visit.touchpoints().stream()
                .filter(touchpoint -> name.equals(touchpoint.name()))
                .findFirst()
                .orElseThrow();
    }
}
