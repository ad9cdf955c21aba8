package io.ripen.ingest.maillink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.ripen.ingest.config.SettingsInTests;
import io.ripen.ingest.domain.MailRef;
import io.ripen.testkit.Seeds;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailTokensTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:30:00Z");
    private static final String TARGET = "https://www.example.com/displays?a=1#top";
    private static final MailLinkKey NEW = MailLinkKey.of("2026b:" + MailLinkSettingsTest.secret(32));
    private static final MailLinkKey OLD = MailLinkKey.of("2026a:" + MailLinkSettingsTest.secret(40));
    private static final MailLinkKey STRANGE = MailLinkKey.of("2026b:" + MailLinkSettingsTest.secret(33));
    private static final MailRef MAIL = new MailRef(LinkTokens.LEAD, LinkTokens.MAIL, "cta");

    private final MailTokens tokens = tokens(NOW);

    @Test
    void readsALinkAndWhereItLeads() {
        String token = LinkTokens.signed(NEW, LinkTokens.click(TARGET, NOW));

        assertThat(tokens.link(token)).contains(new MailTokens.TrackedLink(MAIL, Optional.empty(), URI.create(TARGET)));
        assertThat(tokens.read(token)).contains(MAIL);
        assertThat(tokens.opened(token)).as("a link is no pixel").isEmpty();
    }

    @Test
    void readsAPixelAndItsSite() {
        JwtClaims claims = LinkTokens.claims("open", NOW);
        claims.setStringClaim("site", "www");
        String token = LinkTokens.signed(NEW, claims);

        assertThat(tokens.opened(token))
                .contains(new MailTokens.OpenedMail(
                        new MailRef(LinkTokens.LEAD, LinkTokens.MAIL, null), Optional.of("www")));
        assertThat(tokens.link(token)).as("a pixel is no link").isEmpty();
    }

    @Test
    void readsWhatAnOlderKeySigned() {
        Instant lastYear = NOW.minus(Duration.ofDays(365));

        assertThat(tokens.link(LinkTokens.signed(OLD, LinkTokens.click(TARGET, lastYear))))
                .isPresent();
    }

    @Test
    void writesVisitTokensThatHoldForAWhile() {
        String visit = tokens.visit(MAIL);

        assertThat(tokens.read(visit)).contains(MAIL);
        assertThat(tokens(NOW.plus(Duration.ofMinutes(15)).minusSeconds(1)).read(visit))
                .contains(MAIL);
        assertThat(tokens(NOW.plus(Duration.ofMinutes(15))).read(visit)).isEmpty();
        assertThat(tokens.link(visit)).as("a visit is no link").isEmpty();
        assertThat(tokens.read(tokens.visit(new MailRef(LinkTokens.LEAD, LinkTokens.MAIL, null))))
                .contains(new MailRef(LinkTokens.LEAD, LinkTokens.MAIL, null));
        assertThat(visit.length()).as("fits into an event's mailToken").isLessThan(1000);
    }

    @Test
    void doesNotReadWhatOthersSigned() {
        JwtClaims claims = LinkTokens.click(TARGET, NOW);

        assertThat(tokens.link(LinkTokens.signed(STRANGE, claims)))
                .as("another secret")
                .isEmpty();
        assertThat(tokens.link(LinkTokens.signed(new MailLinkKey("2027", NEW.key()), claims)))
                .as("an unknown key id")
                .isEmpty();
        assertThat(tokens.link(LinkTokens.signed(NEW, "none", claims)))
                .as("nobody")
                .isEmpty();
        MailLinkKey long512 = MailLinkKey.of("2026b:" + MailLinkSettingsTest.secret(64));
        assertThat(tokens(NOW, "2026b:" + MailLinkSettingsTest.secret(64))
                        .link(LinkTokens.signed(long512, "HS512", claims)))
                .as("another algorithm")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sub", "jti", "iat", "use", "url"})
    void doesNotReadLinksThatLackAClaim(String claim) {
        JwtClaims claims = LinkTokens.click(TARGET, NOW);
        claims.unsetClaim(claim);

        assertThat(tokens.link(LinkTokens.signed(NEW, claims))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "sub, ''",
        "sub, a b",
        "sub, ä",
        "jti, ' '",
        "jti, 'a\u0007'",
        "lnk, ''",
        "site, ''",
        "url, /displays",
        "url, javascript:alert(1)",
        "url, 'data:text/html,x'",
        "url, ftp://example.com/",
        "url, 'https:///x'",
        "url, 'https://exa mple.com/'",
        "url, https:example.com",
        "url, ''",
        "use, CLICK",
        "use, visit",
    })
    void doesNotReadLinksWithClaimsOutOfBounds(String claim, String value) {
        JwtClaims claims = LinkTokens.click(TARGET, NOW);
        claims.setStringClaim(claim, value);

        assertThat(tokens.link(LinkTokens.signed(NEW, claims))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sub", "jti", "lnk", "site", "use", "url", "iat"})
    void doesNotReadLinksWithClaimsOfAnotherType(String claim) {
        JwtClaims claims = LinkTokens.click(TARGET, NOW);
        claims.setClaim(claim, Map.of("a", 1));

        assertThat(tokens.link(LinkTokens.signed(NEW, claims))).isEmpty();
    }

    @Test
    void doesNotReadWhatIsTooLong() {
        String url = "https://www.example.com/" + "x".repeat(3000);

        assertThat(tokens.link(LinkTokens.signed(NEW, LinkTokens.click(url, NOW))))
                .isEmpty();
    }

    @Test
    void readsNothingOfWhatWasAltered() {
        Random random = Seeds.random("mail-token-fuzz");
        String token = LinkTokens.signed(NEW, LinkTokens.click(TARGET, NOW));
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=%é\u0000";
        int payloadEnd = token.lastIndexOf('.');
        for (int i = 0; i < 5_000; i++) {
            StringBuilder altered = new StringBuilder(token);
            int at = random.nextInt(payloadEnd);
            char other = alphabet.charAt(random.nextInt(alphabet.length()));
            if (other == token.charAt(at)) {
                continue;
            }
            altered.setCharAt(at, other);
            altered.setLength(random.nextInt(10) == 0 ? random.nextInt(altered.length()) : altered.length());
            assertThat(tokens.link(altered.toString())).as(altered.toString()).isEmpty();
        }
    }

    @Test
    void readsNothingWithoutKeys() {
        MailTokens none = new MailTokens(SettingsInTests.of(MailLinkSettings.class, Map.of()), clock(NOW));

        assertThat(none.isConfigured()).isFalse();
        assertThat(none.read(LinkTokens.signed(NEW, LinkTokens.click(TARGET, NOW))))
                .isEmpty();
        assertThatThrownBy(() -> MailLinkResource.requireKeys(none))
                .isInstanceOfSatisfying(HttpProblem.class, problem -> {
                    assertThat(problem.getStatusCode()).isEqualTo(404);
                    assertThat(problem.getDetail()).contains("ripen.mail-links.keys");
                });
    }

    @Test
    void refusesTwoKeysOfOneId() {
        assertThatThrownBy(() ->
                        tokens(NOW, "a:" + MailLinkSettingsTest.secret(32) + ",a:" + MailLinkSettingsTest.secret(33)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ripen.mail-links.keys");
    }

    private static MailTokens tokens(Instant now) {
        return tokens(now, "2026b:" + MailLinkSettingsTest.secret(32) + ",2026a:" + MailLinkSettingsTest.secret(40));
    }

    private static MailTokens tokens(Instant now, String keys) {
        return new MailTokens(
                SettingsInTests.of(MailLinkSettings.class, Map.of("ripen.mail-links.keys", keys)), clock(now));
    }

    private static Clock clock(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}
