package io.ripen.ingest.machine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripen.ingest.domain.MachineSign;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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
    @CsvSource({
        "okhttp/4.9.2, true",
        "axios/1.7.2, true",
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html), false",
        "Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/141.0.0.0, false",
    })
    void tellsTheLibrariesThatAppsSendWith(String userAgent, boolean library) {
        assertThat(MachineLists.published().sign(userAgent))
                .map(MachineSign::library)
                .hasValue(library);
    }

    /** Each example of the list, against every pattern one after the other. */
    @Test
    void findsWhatStandsFirstInTheList() throws IOException {
        JsonNode list;
        try (InputStream json = MachineList.class.getResourceAsStream("/lists/crawler-user-agents.json")) {
            list = new ObjectMapper().readTree(json);
        }
        List<Pattern> patterns = new ArrayList<>();
        List<String> agents = new ArrayList<>();
        for (JsonNode entry : list) {
            patterns.add(Pattern.compile(entry.path("pattern").asText()));
            entry.path("instances").forEach(instance -> agents.add(instance.asText()));
            agents.add("Mozilla/5.0 " + entry.path("pattern").asText());
        }
        assertThat(agents).hasSizeGreaterThan(2000);

        for (String agent : agents) {
            String sent = agent.length() > 1024 ? agent.substring(0, 1024) : agent;
            Optional<String> first = patterns.stream()
                    .filter(pattern -> pattern.matcher(sent).find())
                    .findFirst()
                    .map(pattern -> pattern.pattern().replace("\\", ""));
            assertThat(MachineLists.published().sign(agent).map(MachineSign::sign))
                    .as(agent)
                    .isEqualTo(first);
        }
    }

    /** With a list of a thousand patterns tried one after the other it takes many times as long. */
    @Test
    @Timeout(10)
    void knowsThousandsOfAgentsThatWereNeverSeen() {
        String end = " Gecko".repeat(160);

        for (int i = 0; i < 30_000; i++) {
            assertThat(MachineLists.published().sign("Mozilla/5.0 (" + i + ")" + end))
                    .isEmpty();
        }
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
