package io.ripen.ingest.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripen.ingest.domain.site.SitePolicy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SitesFileTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:30:00Z");

    @Test
    void readsEverythingThatAFileCanSay() throws IOException {
        Sites sites = SitesFile.read(example());

        Site www = Objects.requireNonNull(sites.site("www"));
        assertThat(www.limits()).isEqualTo(new Limits(100_000, 100_000));
        assertThat(www.consentCategories()).containsEntry("Analytics", "web-tracking");
        assertThat(www.policy().catalogue())
                .singleElement()
                .satisfies(entry -> assertThat(
                                entry.url().matches("https://www.example.com/whitepapers/displays-2026.pdf?a=b"))
                        .isTrue());
        Site strict = Objects.requireNonNull(sites.site("strict"));
        assertThat(strict.policy().visitorIds()).isEqualTo(SitePolicy.VisitorIds.DAILY_HASH);
        assertThat(strict.policy().consent()).isEqualTo(SitePolicy.ConsentNeed.WEB_TRACKING);
        assertThat(strict.policy().deniedTypes()).containsExactly("video");
        assertThat(strict.policy().keepsIp()).isFalse();
        assertThat(strict.limits()).isEqualTo(Limits.DEFAULT);
    }

    @Test
    void findsTheOwnerOfAKeyUntilItExpires() throws IOException {
        Sites sites = SitesFile.read(example());

        assertThat(sites.owner("browser-key-of-www-0001", NOW))
                .hasValueSatisfying(owner -> assertThat(owner.key().kind()).isEqualTo(KeyKind.BROWSER));
        assertThat(sites.owner("server-key-of-www-0001", NOW)).hasValueSatisfying(owner -> {
            assertThat(owner.site().id()).isEqualTo("www");
            assertThat(owner.key().kind()).isEqualTo(KeyKind.SERVER);
        });
        assertThat(sites.owner("browser-key-of-www-0000", NOW)).isEmpty();
        assertThat(sites.owner("browser-key-of-www-0000", NOW.minusSeconds(86_400L * 366)))
                .isPresent();
        assertThat(sites.owner("somebody-elses-key-0001", NOW)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sites: [{id: www, keys: [], colour: red}]                                  | 'colour' is not known here; there are catalogue, consentCategories
            sites: [{keys: []}]                                                        | id
            sites: [{id: w w, keys: []}]                                               | a site's id has 1 to 64
            sites: [{id: a, keys: [{id: k, kind: sever}]}]                             | 'sever' is not allowed; allowed are browser, server
            sites: [{id: a, keys: [{id: k, kind: browser, key: short}]}]               | a key has 16 to 128
            sites: [{id: a, keys: [{id: k, kind: browser, sha256: x}]}]                | a browser key has 'key'
            sites: [{id: a, keys: [{id: k, kind: server, key: 0123456789abcdef}]}]     | a server key has 'sha256'
            sites: [{id: a, keys: [{id: k, kind: server, sha256: ABC}]}]               | sha256 is 64 digits
            sites: [{id: a, keys: [], origins: [www.example.com]}]                     | an origin is scheme and host
            sites: [{id: a, keys: [], origins: ['app://*.example.com']}]               | an origin is scheme and host
            sites: [{id: a, keys: [], origins: ['app://localhost:*']}]                 | an origin is scheme and host
            sites: [{id: a, keys: [], limits: {eventsPerSecondPerKey: 0}}]             | a limit is 1 to 1000000
            sites: [{id: a, keys: [], privacy: {visitorIds: daily}}]                   | allowed are client, daily-hash-if-absent, daily-hash
            sites: [{id: a, keys: [], catalogue: [{url: guide.pdf, id: guide}]}]       | a URL pattern is a path
            sites: [{id: a, keys: [], webhooks: {mandrill: {key: x}}}]                 | 'mandrill' is not known here; there are brevo, mailgun, postmark, sendgrid, ses
            sites: [{id: a, keys: [], webhooks: {sendgrid: {publicKey: x}}}]           | sendgrid.publicKey is the verification key
            sites: [{id: a, keys: [], webhooks: {ses: {topicArn: mail-events}}}]       | ses.topicArn is the ARN of a topic
            sites: [{id: a, keys: [], webhooks: {mailgun: {signingKey: ''}}}]          | mailgun.signingKey is
            sites: [{id: a, keys: [], webhooks: {postmark: {user: u, password: p}}}]   | postmark.password has at least 16
            sites: [{id: a, keys: [], webhooks: {postmark: {user: 'a:b', password: 0123456789abcdef}}}] | postmark.user is a name
            sites: [{id: a, keys: [], webhooks: {brevo: {token: t}}}]                  | brevo.token has at least 16
            sites: [{id: a, keys: []}, {id: a, keys: []}]                              | two sites with the id a
            sites: [{id: a, id: b, keys: []}]                                          | Duplicate
            sites: [{id: a, keys: [{id: k, kind: browser, key: 0123456789abcdef}, {id: l, kind: browser, key: 0123456789abcdef}]}] | k of site a and l of site a are the same
            sites: {                                                                   | line 1
            """)
    void refusesWhatIsWrongAndSaysWhere(String text, String reason) {
        assertThatThrownBy(() -> SitesFile.read(text))
                .isInstanceOf(SitesFileException.class)
                .hasMessageContaining("line 1")
                .hasMessageContaining(reason);
    }

    @Test
    void refusesAnEmptyFile() {
        assertThatThrownBy(() -> SitesFile.read("")).isInstanceOf(SitesFileException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.example.com, https://www.example.com, true",
        "https://www.example.com, http://www.example.com, false",
        "https://www.example.com, https://www.example.com:8443, false",
        "https://www.example.com, https://www.example.com.evil.example, false",
        "https://*.example.org, https://a.b.example.org, true",
        "https://*.example.org, https://example.org, false",
        "https://*.example.org, https://evilexample.org, false",
        "http://localhost:*, http://localhost:3000, true",
        "http://localhost:*, http://localhost, true",
        "http://localhost:*, http://localhost.evil.example:80, false",
        "capacitor://localhost, capacitor://localhost, true",
        "capacitor://localhost, ionic://localhost, false",
        "chrome-extension://abcdefghijklmnop, chrome-extension://abcdefghijklmnop, true",
        "a.b://host, axb://host, false",
    })
    void matchesOrigins(String pattern, String origin, boolean matches) {
        assertThat(OriginPattern.of(pattern).matches(origin)).isEqualTo(matches);
    }

    private static String example() throws IOException {
        try (InputStream file = Objects.requireNonNull(SitesFileTest.class.getResourceAsStream("/sites.yaml"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
