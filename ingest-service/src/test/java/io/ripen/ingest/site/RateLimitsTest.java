package io.ripen.ingest.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.ingest.config.SettingsInTests;
import io.ripen.ingest.domain.site.SitePolicy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Ten seconds' worth is saved up; a test is over before more comes. */
class RateLimitsTest {
    private static final SiteKey BROWSER = browserKey("pages");
    private static final SiteKey SERVER = new SiteKey("crm", KeyKind.SERVER, null, "0".repeat(64), null);

    private final RateLimits limits = new RateLimits(SettingsInTests.of(SiteSettings.class, Map.of()));

    @Test
    void refusesAnAddressWithoutTakingFromTheKeyOfAllVisitors() {
        Site site = site(100, 1);

        assertThat(take(site, BROWSER, "203.0.113.1", 10)).isTrue();
        for (int i = 0; i < 200; i++) {
            assertThat(take(site, BROWSER, "203.0.113.1", 10)).isFalse();
        }

        assertThat(take(site, BROWSER, "203.0.113.2", 10)).isTrue();
    }

    @Test
    void refusesAKeyWithoutTakingFromTheAddress() {
        Site site = site(1, 1000);

        assertThat(take(site, BROWSER, "203.0.113.1", 10)).isTrue();
        for (int i = 0; i < 2000; i++) {
            assertThat(take(site, BROWSER, "203.0.113.1", 10)).isFalse();
        }

        assertThat(take(site(1000, 1000), browserKey("other-pages"), "203.0.113.1", 9000))
                .isTrue();
    }

    @Test
    void countsTheAddressesThatAHostChoosesItselfAsOne() {
        Site site = site(1000, 1);

        assertThat(take(site, BROWSER, "2001:db8:0:1::1", 10)).isTrue();
        assertThat(take(site, BROWSER, "2001:db8:0:1:aaaa::2", 10)).isFalse();
        assertThat(take(site, BROWSER, "2001:db8:0:2::1", 10)).isTrue();
    }

    @Test
    void countsAServerByItsKeyOnly() {
        Site site = site(100, 1);

        assertThat(take(site, SERVER, "203.0.113.1", 500)).isTrue();
        assertThat(take(site, SERVER, "203.0.113.1", 500)).isTrue();
        assertThat(take(site, SERVER, "203.0.113.1", 500)).isFalse();
    }

    private boolean take(Site site, SiteKey key, String address, int events) {
        return limits.take(site, key, address, events).isZero();
    }

    private static SiteKey browserKey(String id) {
        return new SiteKey(id, KeyKind.BROWSER, "browser-key-0001", null, null);
    }

    private static Site site(long perKey, long perAddress) {
        return new Site(
                "www",
                List.of(BROWSER, SERVER),
                List.of(),
                new Limits(perKey, perAddress),
                SitePolicy.DEFAULT,
                Forms.NONE,
                Webhooks.NONE,
                Map.of());
    }
}
