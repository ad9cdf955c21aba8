package io.ripen.ingest.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.ingest.domain.MachineSign;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MachineListTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)                  | crawler
            Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0)               | crawler
            facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)                 | link-preview
            Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)                                | link-preview
            Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/141.0.0.0 Safari/537.36 | headless-browser
            curl/8.5.0                                                                                | crawler
            python-requests/2.32.0                                                                    | crawler
            """)
    void flagsMachines(String userAgent, String kind) {
        assertThat(MachineLists.published().sign(userAgent))
                .map(MachineSign::kind)
                .hasValue(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15",
                "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36",
                "",
            })
    void leavesPeopleAlone(String userAgent) {
        assertThat(MachineLists.published().sign(userAgent)).isEmpty();
    }
}
