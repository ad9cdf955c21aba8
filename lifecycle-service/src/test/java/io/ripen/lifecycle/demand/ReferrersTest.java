package io.ripen.lifecycle.demand;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripen.lifecycle.domain.demand.Channel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferrersTest {
    private static final String PAGE = "https://www.nordvind.example/pricing";
    private final Referrers referrers = new Referrers(new ObjectMapper());

    @ParameterizedTest
    @CsvSource({
        "https://www.google.com/search?q=a|b, search,  Google",
        "https://www.google.de/,              search,  Google",
        "https://WWW.BING.COM/,               search,  Bing",
        "https://duckduckgo.com/,             search,  DuckDuckGo",
        "https://l.facebook.com/l.php,        social,  Facebook",
        "https://www.linkedin.com/feed/,      social,  LinkedIn",
        "https://mail.google.com/mail/u/0/,   email,   Gmail",
        "https://blog.partner.example/post,   unknown, blog.partner.example",
        "https://www.partner.example/post,    unknown, partner.example"
    })
    void knowsTheSitesOfThePublishedList(String url, String kind, String name) {
        assertThat(referrers.of(url, PAGE)).isEqualTo(new Channel.Referrer(kind, name));
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.nordvind.example/",
        "https://shop.nordvind.example/x",
        "https://nordvind.example",
        "'not a url'",
        "mailto:x"
    })
    void seesNoReferrerInTheSiteItselfAndInWhatIsNoAddress(String url) {
        assertThat(referrers.of(url, PAGE)).isNull();
    }

    @Test
    void knowsSourcesByNameAndByHost() {
        assertThat(referrers.of(null, PAGE)).isNull();
        assertThat(referrers.named(null)).isNull();
        assertThat(referrers.named("google"))
                .isNotNull()
                .matches(site -> site.name().equals("Google"));
        assertThat(referrers.named(" LinkedIn ")).isEqualTo(new Channel.Referrer("social", "LinkedIn"));
        assertThat(referrers.named("facebook.com")).isEqualTo(new Channel.Referrer("social", "Facebook"));
        assertThat(referrers.named("partner-newsletter")).isNull();
    }
}
