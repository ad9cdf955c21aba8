package io.ripen.ingest.domain;

import static io.ripen.ingest.domain.Events.BROWSER;
import static io.ripen.ingest.domain.Events.SERVER;
import static io.ripen.ingest.domain.Events.accepted;
import static io.ripen.ingest.domain.Events.browser;
import static io.ripen.ingest.domain.Events.decide;
import static io.ripen.ingest.domain.Events.event;
import static io.ripen.ingest.domain.Events.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripen.ingest.domain.raw.Client;
import io.ripen.ingest.domain.raw.Member;
import io.ripen.ingest.domain.raw.RawProperty;
import io.ripen.ingest.domain.raw.RawTouchpoint;
import io.ripen.ingest.domain.site.CatalogueEntry;
import io.ripen.ingest.domain.site.SitePolicy;
import io.ripen.ingest.domain.site.UrlPattern;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnrichmentTest {
    private static final Client.Signals ANONYMOUS = new Client.Signals(false, true, false);

    @Test
    void readsTheCampaignFromThePagesUrl() {
        Touchpoint touchpoint =
                accepted(page("https://x.example/p?UTM_Campaign=Spr%C3%BCng+26&utm_source=news&utm_medium="
                        + "mail&utm_term=a%zz&utm_content=b&utm_source=again#utm_source=fragment"));

        assertThat(touchpoint.text(Member.CAMPAIGN_NAME)).isEqualTo("Sprüng 26");
        assertThat(touchpoint.text(Member.CAMPAIGN_SOURCE)).isEqualTo("news");
        assertThat(touchpoint.text(Member.CAMPAIGN_MEDIUM)).isEqualTo("mail");
        assertThat(touchpoint.text(Member.CAMPAIGN_TERM)).isEqualTo("a%zz");
        assertThat(touchpoint.text(Member.CAMPAIGN_CONTENT)).isEqualTo("b");
        assertThat(touchpoint.text(Member.CAMPAIGN_CLICK_ID)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "gclid, google, cpc",
        "gbraid, google, cpc",
        "dclid, google, display",
        "msclkid, bing, cpc",
        "li_fat_id, linkedin, cpc",
        "ttclid, tiktok, cpc",
        "twclid, twitter, cpc",
        "fbclid, facebook,",
    })
    void namesTheNetworkOfAClickIdAndOnlyAnAdvertisementsMedium(
            String parameter, String network, @Nullable String medium) {
        Touchpoint touchpoint = accepted(page("https://x.example/?" + parameter + "=Cj0-K_"));

        assertThat(touchpoint.text(Member.CAMPAIGN_CLICK_ID)).isEqualTo("Cj0-K_");
        assertThat(touchpoint.text(Member.CAMPAIGN_CLICK_ID_TYPE)).isEqualTo(parameter);
        assertThat(touchpoint.text(Member.CAMPAIGN_SOURCE)).isEqualTo(network);
        assertThat(touchpoint.text(Member.CAMPAIGN_MEDIUM)).isEqualTo(medium);
    }

    @Test
    void leavesTheCampaignThatTheClientNames() {
        Map<Member, String> event =
                with(page("https://x.example/?utm_source=url&gclid=1"), Member.CAMPAIGN_SOURCE, "client");

        assertThat(accepted(event).text(Member.CAMPAIGN_SOURCE)).isEqualTo("client");
        assertThat(accepted(event).text(Member.CAMPAIGN_CLICK_ID)).isEqualTo("1");
        assertThat(accepted(event).text(Member.CAMPAIGN_MEDIUM)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://x.example/?utm_source=%00",
                "https://x.example/?utm_source=%20",
                "https://x.example/?utm_source",
                "https://x.example/?=&&=x",
                "https://x.example/?gclid=",
                "https://x.example/",
            })
    void losesNoEventOverAnOddUrl(String url) {
        assertThat(accepted(page(url)).text(Member.CAMPAIGN_SOURCE)).isNull();
    }

    @Test
    void cutsWhatIsTooLongInAUrl() {
        Touchpoint touchpoint = accepted(page("https://x.example/?utm_term=" + "x".repeat(254) + "%F0%9F%98%80"));

        assertThat(touchpoint.text(Member.CAMPAIGN_TERM)).isEqualTo("x".repeat(254));
    }

    @Test
    void namesTheAssetByTheSitesCatalogue() {
        SitePolicy policy = catalogue(
                entry("/guides/*", "general", null), entry("https://x.example/displays*.pdf", "displays", "download"));

        Touchpoint guide = accepted(decide(page("https://x.example/guides/a?b=c"), policy, BROWSER));
        Touchpoint download = accepted(decide(page("https://x.example/displays-26.pdf#3"), policy, BROWSER));
        Touchpoint form = accepted(
                decide(with(event("form-fill"), Member.PAGE_URL, "https://x.example/displays.pdf"), policy, BROWSER));
        Touchpoint other = accepted(decide(page("https://y.example/displays.pdf"), policy, BROWSER));

        assertThat(guide.text(Member.ASSET_ID)).isEqualTo("general");
        assertThat(guide.text(Member.TYPE)).isEqualTo("page-view");
        assertThat(download.text(Member.ASSET_ID)).isEqualTo("displays");
        assertThat(download.text(Member.ASSET_TOPIC)).isEqualTo("topic of displays");
        assertThat(download.text(Member.TYPE)).isEqualTo("download");
        assertThat(form.text(Member.TYPE)).isEqualTo("form-fill");
        assertThat(other.text(Member.ASSET_ID)).isNull();
    }

    @Test
    void namesTheAssetByItsIdAndByTheLinkThatWasFollowed() {
        SitePolicy policy = catalogue(entry("/displays.pdf", "displays", "download"));
        Map<Member, String> known =
                with(with(event("download"), Member.ASSET_ID, "displays"), Member.ASSET_TOPIC, "own");
        RawTouchpoint click = new RawTouchpoint(
                page("https://x.example/"),
                List.of(),
                Map.of("href", new RawProperty.Text("https://cdn.example/displays.pdf")));

        assertThat(accepted(decide(known, policy, BROWSER)).text(Member.ASSET_TYPE))
                .isEqualTo("whitepaper");
        assertThat(accepted(decide(known, policy, BROWSER)).text(Member.ASSET_TOPIC))
                .isEqualTo("own");
        assertThat(accepted(decide(click, policy, BROWSER)).text(Member.ASSET_ID))
                .isEqualTo("displays");
        assertThat(accepted(decide(with(event("download"), Member.ASSET_ID, "unknown"), policy, BROWSER))
                        .text(Member.ASSET_TOPIC))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "/a,        https://x.example/a,      true",
        "/a,        https://x.example/a/,     false",
        "/a,        /a,                       true",
        "/*,        https://x.example,        true",
        "/a*b*c,    https://x.example/a1b2c,  true",
        "/a*b*c,    https://x.example/abc,    true",
        "/a*b*c,    https://x.example/acb,    false",
        "/ab*bc,    https://x.example/abc,    false",
        "*://x.example/a, http://x.example/a, true",
    })
    void matchesUrls(String pattern, String url, boolean matches) {
        assertThat(new UrlPattern(pattern).matches(url)).isEqualTo(matches);
        assertThat(new UrlPattern(pattern))
                .isEqualTo(new UrlPattern(pattern))
                .hasSameHashCodeAs(new UrlPattern(pattern))
                .hasToString(pattern);
    }

    @Test
    void refusesAPatternThatCanMatchNothing() {
        assertThatThrownBy(() -> new UrlPattern("guide.pdf")).hasMessageContaining("/whitepapers/*");
        assertThatThrownBy(() -> new CatalogueEntry(new UrlPattern("/a"), Map.of(), null))
                .hasMessageContaining("id");
    }

    @Test
    void givesAVisitorWithoutCookieAnIdForADay() {
        Map<Member, String> nameless = event("page-view");
        nameless.remove(Member.VISITOR_ID);
        SitePolicy ifAbsent = visitorIds(SitePolicy.VisitorIds.DAILY_HASH_IF_ABSENT);
        SitePolicy always = visitorIds(SitePolicy.VisitorIds.DAILY_HASH);

        assertThat(decide(nameless, SitePolicy.DEFAULT, BROWSER)).isInstanceOf(Decision.Rejected.class);
        assertThat(visitor(decide(nameless, ifAbsent, BROWSER))).isEqualTo("day-c0ffee");
        assertThat(visitor(decide(event("page-view"), ifAbsent, BROWSER))).isEqualTo("ann");
        assertThat(visitor(decide(event("page-view"), always, BROWSER))).isEqualTo("day-c0ffee");
        assertThat(visitor(decide(event("page-view"), always, SERVER))).isEqualTo("ann");
        assertThat(decide(nameless, always, SERVER)).isInstanceOf(Decision.Rejected.class);
    }

    @Test
    void givesAnAnonymousEventAVisitorOfItsOwn() {
        Map<Member, String> nameless = event("page-view");
        nameless.remove(Member.VISITOR_ID);
        Touchpoint touchpoint =
                accepted(decide(nameless, visitorIds(SitePolicy.VisitorIds.DAILY_HASH_IF_ABSENT), browser(ANONYMOUS)));

        assertThat(touchpoint.visitorKey()).isEqualTo("v:anon-e-1");
        assertThat(touchpoint.circumstances().ip()).isNull();
        nameless.remove(Member.ID);
        assertThat(accepted(decide(nameless, SitePolicy.DEFAULT, browser(ANONYMOUS))))
                .satisfies(without -> {
                    assertThat(without.id()).isEqualTo("fresh");
                    assertThat(without.visitorKey()).isEqualTo("v:anon-fresh");
                });
    }

    @Test
    void givesAnEventThatMayNameNobodyAVisitorOfItsOwn() {
        Map<Member, String> nameless = event("page-view");
        nameless.remove(Member.VISITOR_ID);
        RawTouchpoint raw = new RawTouchpoint(nameless, List.of(), Map.of());
        SitePolicy ifAbsent = visitorIds(SitePolicy.VisitorIds.DAILY_HASH_IF_ABSENT);

        assertThat(visitor(Events.decideMayBeNobodys(raw, SitePolicy.DEFAULT))).isEqualTo("anon-e-1");
        assertThat(visitor(Events.decideMayBeNobodys(raw, ifAbsent))).isEqualTo("day-c0ffee");
        nameless.remove(Member.ID);
        RawTouchpoint withoutId = new RawTouchpoint(nameless, List.of(), Map.of());
        assertThat(accepted(Events.decideMayBeNobodys(withoutId, SitePolicy.DEFAULT)))
                .satisfies(alone -> {
                    assertThat(alone.id()).isEqualTo("fresh");
                    assertThat(alone.visitorKey()).isEqualTo("v:anon-fresh");
                });
        assertThat(decide(nameless, SitePolicy.DEFAULT, BROWSER)).isInstanceOf(Decision.Rejected.class);
    }

    @Test
    void believesTheConnectionOfABrowserAndTheWordOfAServer() {
        Map<Member, String> event =
                with(with(event("page-view"), Member.CLIENT_IP, "192.0.2.7"), Member.CLIENT_USER_AGENT, "a bot");

        Circumstances ofBrowser = accepted(event).circumstances();
        Circumstances ofServer =
                accepted(decide(event, SitePolicy.DEFAULT, SERVER)).circumstances();

        assertThat(ofBrowser).isEqualTo(new Circumstances("203.0.113.0", "Mozilla/5.0", null, null));
        assertThat(ofServer)
                .isEqualTo(new Circumstances("truncated 192.0.2.7", "a bot", new MachineSign("crawler", "bot"), null));
        assertThat(accepted(decide(event("page-view"), SitePolicy.DEFAULT, SERVER))
                        .circumstances())
                .isEqualTo(new Circumstances(null, null, null, null));
    }

    @Test
    void flagsPrefetchingAndCutsAnEndlessAgent() {
        Client prefetching = browser(new Client.Signals(false, false, true));
        Client endless = new Client(null, "x".repeat(2000), null, Client.Signals.NONE, false);

        assertThat(accepted(decide(event("page-view"), SitePolicy.DEFAULT, prefetching))
                        .circumstances()
                        .machine())
                .isEqualTo(new MachineSign("prefetch", "Sec-Purpose"));
        assertThat(accepted(decide(event("page-view"), SitePolicy.DEFAULT, endless))
                        .circumstances()
                        .userAgent())
                .hasSize(1024);
    }

    @Test
    void takesALibrarysAgentForAMachinesUnlessAnAppSendsWithIt() {
        Client okhttp = new Client(null, "okhttp/4.9.2", null, Client.Signals.NONE, false);
        Client bot = new Client(null, "a bot", null, Client.Signals.NONE, false);
        RawTouchpoint byApp = new RawTouchpoint(event("custom"), List.of(), Map.of(), Set.of(), true);

        assertThat(machine(decide(event("custom"), SitePolicy.DEFAULT, okhttp))).isNotNull();
        assertThat(machine(decide(byApp, SitePolicy.DEFAULT, okhttp))).isNull();
        assertThat(machine(decide(byApp, SitePolicy.DEFAULT, bot))).isNotNull();
    }

    private static @Nullable MachineSign machine(Decision decision) {
        return accepted(decision).circumstances().machine();
    }

    @Test
    void namesTheMailOfASignedTokenOnly() {
        assertThat(accepted(with(event("page-view"), Member.MAIL_TOKEN, "signed"))
                        .circumstances()
                        .mail())
                .isEqualTo(Events.MAIL);
        assertThat(accepted(with(event("page-view"), Member.MAIL_TOKEN, "forged"))
                        .circumstances()
                        .mail())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "https://x.example/?rpn=signed,          https://x.example/",
        "https://x.example/?a=1&rpn=signed&b=2#f, https://x.example/?a=1&b=2#f",
        "https://x.example/p?rpn=signed#f,       https://x.example/p#f",
    })
    void takesTheTokenOfAMailsLinkOutOfTheUrl(String url, String left) {
        Touchpoint touchpoint = accepted(page(url));

        assertThat(touchpoint.text(Member.PAGE_URL)).isEqualTo(left);
        assertThat(touchpoint.circumstances().mail()).isEqualTo(Events.MAIL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://x.example/rpn", "https://x.example/?arpn=1", "https://x.example/#?rpn=signed"})
    void leavesOtherUrlsAlone(String url) {
        assertThat(accepted(page(url)).text(Member.PAGE_URL)).isEqualTo(url);
        assertThat(accepted(page(url)).circumstances().mail()).isNull();
    }

    @Test
    void believesAMailProviderThatAMachineOpenedTheMail() {
        RawTouchpoint open = new RawTouchpoint(
                event("custom"), List.of(), Map.of("providerMachineSign", new RawProperty.Text("apple-privacy")));

        assertThat(accepted(decide(open, SitePolicy.DEFAULT, SERVER))
                        .circumstances()
                        .machine())
                .isEqualTo(new MachineSign("mail-scanner", "apple-privacy"));
        assertThat(accepted(decide(open, SitePolicy.DEFAULT, BROWSER))
                        .circumstances()
                        .machine())
                .isNull();
    }

    private static String visitor(Decision decision) {
        return accepted(decision).required(Member.VISITOR_ID);
    }

    private static Map<Member, String> page(String url) {
        return with(event("page-view"), Member.PAGE_URL, url);
    }

    private static SitePolicy visitorIds(SitePolicy.VisitorIds ids) {
        return new SitePolicy(
                ids, SitePolicy.SignalPolicy.HONOUR, SitePolicy.ConsentNeed.NONE, Set.of(), true, List.of());
    }

    private static SitePolicy catalogue(CatalogueEntry... entries) {
        return new SitePolicy(
                SitePolicy.VisitorIds.CLIENT,
                SitePolicy.SignalPolicy.HONOUR,
                SitePolicy.ConsentNeed.NONE,
                Set.of(),
                true,
                List.of(entries));
    }

    private static CatalogueEntry entry(String url, String id, @Nullable String type) {
        Map<Member, String> asset = new EnumMap<>(Member.class);
        asset.put(Member.ASSET_ID, id);
        asset.put(Member.ASSET_TYPE, "whitepaper");
        asset.put(Member.ASSET_TOPIC, "topic of " + id);
        return new CatalogueEntry(new UrlPattern(url), asset, type);
    }
}
