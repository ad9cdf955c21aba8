package io.ripen.lifecycle.domain.demand;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelTest {
    @ParameterizedTest
    @CsvSource({
        "cpc,          ,       ,       PAID_SEARCH",
        "CPC,          search, ,       PAID_SEARCH",
        "cpc,          social, ,       PAID_SOCIAL",
        "cpc,          ,       social, PAID_SOCIAL",
        "cpc,          search, social, PAID_SEARCH",
        "paid-social,  ,       ,       PAID_SOCIAL",
        "banner,       ,       ,       DISPLAY",
        "social,       ,       ,       ORGANIC_SOCIAL",
        "' E-Mail ',   ,       ,       EMAIL",
        "referral,     search, ,       REFERRAL",
        "organic,      ,       ,       ORGANIC_SEARCH",
        "print,        search, ,       ORGANIC_SEARCH",
        "print,        ,       social, ORGANIC_SOCIAL",
        "print,        email,  search, EMAIL",
        "print,        paid,   ,       PAID_SEARCH",
        "print,        unknown, ,      OTHER",
        "print,        ,       ,       OTHER",
        ",             ,       ,       OTHER"
    })
    void asksTheCampaignsMediumThenItsSourceThenTheSite(
            String medium, String source, String referrer, Channel channel) {
        assertThat(Channel.of(medium, site(source), true, site(referrer))).isEqualTo(channel);
    }

    @ParameterizedTest
    @CsvSource({
        "search,  ORGANIC_SEARCH",
        "social,  ORGANIC_SOCIAL",
        "email,   EMAIL",
        "paid,    PAID_SEARCH",
        "unknown, REFERRAL",
        ",        DIRECT"
    })
    void asksTheSiteWhereThereIsNoCampaign(String referrer, Channel channel) {
        assertThat(Channel.of(null, null, false, site(referrer))).isEqualTo(channel);
    }

    @Test
    void hasWordsForAnswers() {
        assertThat(Channel.PAID_SOCIAL.word()).isEqualTo("paid-social");
    }

    private static Channel.Referrer site(String kind) {
        return kind == null ? null : new Channel.Referrer(kind, "Name");
    }
}
