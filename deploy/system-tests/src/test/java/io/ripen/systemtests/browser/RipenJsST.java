package io.ripen.systemtests.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.microsoft.playwright.Route;
import io.ripen.contracts.lead.ConsentGrant;
import io.ripen.contracts.lead.ConsentPurpose;
import io.ripen.contracts.lead.ConsentStatus;
import io.ripen.contracts.touchpoint.PropertyValue;
import io.ripen.contracts.touchpoint.TimeRule;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.contracts.touchpoint.TouchpointType;
import io.ripen.systemtests.clients.IngestAlone;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** ripen.js on the example site, from the person's click to the topic. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class RipenJsST {
    /** Sent last: when it has arrived, whatever was to come before it has. */
    private static final String END = "ripen.track('end')";

    /** Like {@link #END} where nothing is sent that the person did not ask for. */
    private static final String ASKED_END = "ripen.identify({end: true})";

    private static Chromium chromium;
    private static IngestAlone ingest;

    private Visit visit;

    @BeforeAll
    static void start() {
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
    void countsEveryViewOnceOnPagesAndWithinASinglePageApplication() {
        visit.at("/?utm_source=news&utm_campaign=spring").click("nav a[href='/app.html']");
        seeing(2).click("a[href$=oled]");
        seeing(3).click("a[href$=oled]").click("a[href$=e-ink]");
        seeing(4).page().selectOption("#sort", "price");
        visit.run("location.hash = 'main'");
        visit.page().goBack();
        visit.page().goBack();
        seeing(5).run(END);

        visit.awaitTouchpoints(touchpoints -> assertThat(touchpoints)
                .extracting(
                        TouchpointCaptured::type,
                        touchpoint -> touchpoint.page().title())
                .containsExactly(
                        tuple(TouchpointType.PAGE_VIEW, "Home – Example displays"),
                        tuple(TouchpointType.PAGE_VIEW, "Panels – Example displays"),
                        tuple(TouchpointType.PAGE_VIEW, "OLED panels – Example displays"),
                        tuple(TouchpointType.PAGE_VIEW, "E-ink panels – Example displays"),
                        tuple(TouchpointType.PAGE_VIEW, "OLED panels – Example displays"),
                        tuple(TouchpointType.CUSTOM, "OLED panels – Example displays")));
        List<TouchpointCaptured> touchpoints = visit.touchpoints();
        assertThat(touchpoints.getFirst().campaign())
                .extracting("source", "name")
                .containsExactly("news", "spring");
        assertThat(touchpoints)
                .extracting(touchpoint -> touchpoint.page().referrer())
                .startsWith(
                        null,
                        visit.website().url("/?utm_source=news&utm_campaign=spring"),
                        visit.website().url("/app.html"));
        assertThat(touchpoints).extracting(TouchpointCaptured::timeRule).containsOnly(TimeRule.SKEW_CORRECTED);
    }

    @Test
    void keepsNoIdWithoutConsent() {
        visit.at("/").at("/demo.html").run(END);

        visit.awaitTouchpoints(touchpoints -> assertThat(touchpoints).hasSize(3));
        List<TouchpointCaptured> touchpoints = visit.touchpoints();
        assertThat(touchpoints.get(0).visitorId())
                .isNotEqualTo(touchpoints.get(1).visitorId());
        assertThat(touchpoints.get(1).visitorId()).isEqualTo(touchpoints.get(2).visitorId());
        assertThat(touchpoints)
                .allSatisfy(touchpoint -> assertThat(touchpoint.consents()).isEmpty());
        assertThat(visit.context().cookies()).isEmpty();
        assertThat(visit.page().evaluate("Object.keys(localStorage)")).isEqualTo(List.of());
    }

    @Test
    void keepsTheIdWithConsentAndForgetsItWhenThatIsTakenBack() {
        visit.at("/").click(".yes").at("/demo.html");
        String id = visit.cookie().orElseThrow().value;
        visit.awaitTouchpoints(touchpoints -> assertThat(touchpoints)
                .extracting(TouchpointCaptured::type, TouchpointCaptured::name, TouchpointCaptured::visitorId)
                .containsExactly(
                        tuple(TouchpointType.PAGE_VIEW, null, id),
                        tuple(TouchpointType.IDENTIFY, "consent", id),
                        tuple(TouchpointType.PAGE_VIEW, null, id)));

        visit.click(".decide-again").click(".no");
        assertThat(visit.cookie()).isEmpty();
        visit.at("/").run("ripen.track('unseen')").run(ASKED_END);

        visit.awaitTouchpoints(touchpoints -> assertThat(touchpoints).hasSize(5));
        List<TouchpointCaptured> touchpoints = visit.touchpoints();
        assertThat(touchpoints.get(1).consents())
                .extracting(ConsentGrant::purpose, ConsentGrant::status, ConsentGrant::source)
                .containsExactly(tuple(ConsentPurpose.WEB_TRACKING, ConsentStatus.GRANTED, "banner"));
        assertThat(touchpoints.get(3).visitorId()).isEqualTo(id);
        assertThat(touchpoints.get(3).consents())
                .extracting(ConsentGrant::purpose, ConsentGrant::status)
                .containsExactly(tuple(ConsentPurpose.WEB_TRACKING, ConsentStatus.WITHDRAWN));
        assertThat(touchpoints.get(4).type()).isEqualTo(TouchpointType.IDENTIFY);
        assertThat(touchpoints.get(4).visitorId()).isNotEqualTo(id);
        assertThat(visit.cookie()).isEmpty();
        assertThat(visit.page().evaluate("'ripen_outbox' in localStorage")).isEqualTo(false);
    }

    @Test
    void tellsDownloadsAndWaysOut() {
        visit.context()
                .route(
                        "https://partner.example/**",
                        route -> route.fulfill(new Route.FulfillOptions().setBody("The partner's shop")));
        visit.at("/").click(".partner");
        visit.at("/").click(".paper");

        visit.awaitTouchpoints(touchpoints -> assertThat(touchpoints)
                .extracting(TouchpointCaptured::type)
                .contains(TouchpointType.CUSTOM, TouchpointType.DOWNLOAD));
        TouchpointCaptured wayOut = ofType(TouchpointType.CUSTOM);
        assertThat(wayOut.name()).isEqualTo("outbound-click");
        assertThat(wayOut.properties())
                .isEqualTo(Map.of("href", new PropertyValue.Text("https://partner.example/shop")));
        TouchpointCaptured download = ofType(TouchpointType.DOWNLOAD);
        assertThat(download.asset()).extracting("id", "topic").containsExactly("displays-guide", "displays");
        assertThat(download.page().url()).isEqualTo(visit.website().url("/"));
    }

    @Test
    void readsAFormAsFarAsItIsMarkedAndSendsItThoughThePageIsLeft() {
        visit.at("/demo.html");
        visit.page().fill("#given-name", "Ann");
        visit.page().fill("#family-name", "Bell");
        visit.page().fill("#email", "Ann.Bell@example.com");
        visit.page().fill("#company", "Example GmbH");
        visit.page().fill("#panels", "250");
        visit.page().fill("#password", "a secret");
        visit.page().check("#mails");
        visit.click("form button");
        visit.page().waitForURL("**/thanks.html");

        visit.awaitTouchpoints(touchpoints -> assertThat(touchpoints).hasSize(3));
        TouchpointCaptured form = ofType(TouchpointType.FORM_FILL);
        assertThat(form.name()).isEqualTo("book-a-demo");
        assertThat(form.facts())
                .extracting("email", "name", "company", "phone")
                .containsExactly("ann.bell@example.com", "Ann Bell", "Example GmbH", null);
        assertThat(form.properties()).isEqualTo(Map.of("panelsPerYear", new PropertyValue.Text("250")));
        assertThat(form.consents())
                .extracting(ConsentGrant::purpose, ConsentGrant::source, ConsentGrant::textVersion)
                .containsExactly(tuple(ConsentPurpose.CONTACT_BY_MAIL, "book-a-demo", "2026-11"));
        assertThat(visit.sent().toString()).doesNotContain("a secret");
    }

    @Test
    void identifiesAndTracksWhatThePageTells() {
        visit.at("/")
                .run("ripen.identify({userId: 4711, email: 'ann@example.com', companySize: 250, plan: 'pro'})")
                .run("ripen.track('chose', {seats: 25, partner: false, list: [1]})")
                .run("ripen.track('intro', {seconds: 30}, {type: 'video', asset: {id: 'intro', topic: 'displays'}})");

        visit.awaitTouchpoints(touchpoints -> assertThat(touchpoints).hasSize(4));
        TouchpointCaptured identify = ofType(TouchpointType.IDENTIFY);
        assertThat(identify.userId()).isEqualTo("4711");
        assertThat(identify.facts()).extracting("email", "companySize").containsExactly("ann@example.com", "250");
        assertThat(identify.properties()).isEqualTo(Map.of("plan", new PropertyValue.Text("pro")));
        TouchpointCaptured chose = ofType(TouchpointType.CUSTOM);
        assertThat(chose.userId()).isEqualTo("4711");
        assertThat(chose.name()).isEqualTo("chose");
        assertThat(chose.properties())
                .isEqualTo(Map.of(
                        "seats",
                        new PropertyValue.Numeric(BigDecimal.valueOf(25)),
                        "partner",
                        new PropertyValue.Flag(false)));
        assertThat(ofType(TouchpointType.VIDEO).asset().topic()).isEqualTo("displays");
    }

    @Test
    void sendsWhatIsLeftWhenThePageIsLeft() {
        visit.at("/").run("for (let i = 0; i < 25; i++) ripen.track('last words', {i})");
        visit.page().navigate("about:blank");

        visit.awaitTouchpoints(touchpoints -> assertThat(touchpoints)
                .filteredOn(touchpoint -> touchpoint.type() == TouchpointType.CUSTOM)
                .hasSize(25));
    }

    @Test
    void bringsEveryEventOfAnOutageOnceUnderItsIdEvenFromAPageThatWasLeft() {
        visit.at("/").click(".yes").run("ripen.track('before')");
        visit.awaitTouchpoints(touchpoints -> assertThat(touchpoints).hasSize(3));
        ingest.stop();
        visit.run("ripen.track('meanwhile')").at("/demo.html").run("ripen.track('still')");
        visit.page().waitForCondition(() -> visit.sentIds().size() == 6);
        ingest.restart();
        ingest.awaitReady();

        visit.awaitTouchpoints(touchpoints -> assertThat(touchpoints)
                .extracting(TouchpointCaptured::name)
                .containsExactly(null, "consent", "before", "meanwhile", null, "still"));
        assertThat(visit.arrived())
                .extracting(TouchpointCaptured::touchpointId)
                .containsExactlyInAnyOrderElementsOf(visit.sentIds());
        visit.page()
                .waitForCondition(() -> Boolean.FALSE.equals(visit.page().evaluate("'ripen_outbox' in localStorage")));
    }

    @Test
    void sendsAgainUnderTheSameIdsWhenIngestAsksForIt() {
        AtomicInteger refusals = new AtomicInteger(2);
        visit.context().route("**/v1/touchpoints?*", route -> {
            if (refusals.getAndDecrement() > 0) {
                route.fulfill(new Route.FulfillOptions()
                        .setStatus(503)
                        .setHeaders(Map.of("Access-Control-Allow-Origin", "*", "Retry-After", "1")));
            } else {
                route.resume();
            }
        });
        visit.at("/").run(END);

        visit.awaitTouchpoints(touchpoints -> assertThat(touchpoints).hasSize(2));
        assertThat(visit.sent()).hasSize(6);
        assertThat(visit.sentIds()).hasSize(2);
        assertThat(visit.arrived()).hasSize(2);
    }

    @Test
    void isSilentWhereTheBrowserAsksForItUntilThePersonSaysYes() {
        visit.with("Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', {value: true})");
        visit.at("/").run("ripen.track('unseen')").run(ASKED_END);
        visit.awaitTouchpoints(touchpoints ->
                assertThat(touchpoints).extracting(TouchpointCaptured::type).containsExactly(TouchpointType.IDENTIFY));
        assertThat(visit.context().cookies()).isEmpty();

        visit.click(".yes");
        visit.awaitTouchpoints(touchpoints -> assertThat(touchpoints)
                .extracting(TouchpointCaptured::type)
                .containsExactly(TouchpointType.IDENTIFY, TouchpointType.IDENTIFY, TouchpointType.PAGE_VIEW));
        assertThat(visit.cookie()).isPresent();
    }

    @Test
    void passesTheTokenOfAMailLinkOnOnceAndTakesItOutOfTheAddress() {
        visit.at("/?rpn=a-token.of_mail&lang=en").run(END).click(".yes").run(END);
        visit.awaitTouchpoints(touchpoints -> assertThat(touchpoints).hasSize(4));

        assertThat(visit.page().url()).isEqualTo(visit.website().url("/?lang=en"));
        assertThat(visit.sent())
                .extracting(event -> event.path("mailToken").asText(null))
                .containsExactly(null, null, "a-token.of_mail", null);
        assertThat(visit.touchpoints())
                .extracting(touchpoint -> touchpoint.page().url())
                .containsOnly(visit.website().url("/?lang=en"));
    }

    @Test
    void worksWhereCookiesAndStorageAreForbidden() {
        visit.with("""
                const forbidden = { get() { throw new DOMException('forbidden', 'SecurityError'); } };
                Object.defineProperty(window, 'localStorage', forbidden);
                Object.defineProperty(Document.prototype, 'cookie', { ...forbidden, set: forbidden.get });
                """);
        visit.at("/").click(".yes").run(END);

        visit.awaitTouchpoints(touchpoints -> assertThat(touchpoints).hasSize(3));
        assertThat(visit.touchpoints())
                .extracting(TouchpointCaptured::visitorId)
                .containsOnly(visit.touchpoints().getFirst().visitorId());
    }

    @Test
    void neverThrowsIntoAPageThatMakesItsWorkImpossible() {
        visit.with("""
                window.fetch = () => { throw new Error('no fetch'); };
                navigator.sendBeacon = window.fetch;
                """);
        visit.at("/app.html")
                .click("a[href$=oled]")
                .run(END)
                .run("ripen.track()")
                .run("ripen.identify(null)");
        visit.run("ripen.push('nonsense'), ripen.push(['nothing']), ripen.consent(undefined)");

        assertThat(visit.page().textContent("h1")).isEqualTo("OLED panels");
        assertThat(visit.page().evaluate("history.state.view")).isEqualTo("/app.html/oled");
        assertThat(visit.sent()).isEmpty();
    }

    @Test
    void countsNothingTwiceWhenItIsLoadedTwice() {
        visit.at("/").run("""
                new Promise((loaded) => {
                  const again = document.createElement('script');
                  again.src = document.querySelector('script[data-key]').src;
                  again.dataset.key = document.querySelector('script[data-key]').dataset.key;
                  again.onload = loaded;
                  document.head.append(again);
                }).then(() => 0)
                """);
        visit.run(END);

        visit.awaitTouchpoints(touchpoints ->
                assertThat(touchpoints).extracting(TouchpointCaptured::name).containsExactly(null, "end"));
    }

    /** Waits until so many views were sent: nobody sees two pages within a tenth of a second. */
    private Visit seeing(int views) {
        visit.page()
                .waitForCondition(() -> visit.sent().stream()
                                .filter(event -> event.path("type").asText().equals("page-view"))
                                .count()
                        == views);
        return visit;
    }

    private TouchpointCaptured ofType(TouchpointType type) {
        return visit.touchpoints().stream()
                .filter(touchpoint -> touchpoint.type() == type)
                .findFirst()
                .orElseThrow();
    }
}
