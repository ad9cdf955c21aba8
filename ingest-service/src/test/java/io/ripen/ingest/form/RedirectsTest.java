package io.ripen.ingest.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectsTest {
    private static final String PAGE = "https://www.example.com/contact?x=1";
    private static final Predicate<String> ORIGINS = "https://www.example.com"::equals;

    @ParameterizedTest
    @CsvSource({
        "https://www.example.com/thanks?a=b#c,https://www.example.com/thanks?a=b#c",
        "HTTPS://WWW.example.com:443/thanks,HTTPS://WWW.example.com:443/thanks",
        "/thanks,https://www.example.com/thanks",
    })
    void leadsToPagesOfTheSite(String target, String location) {
        assertThat(Redirects.allowed(ORIGINS, target, PAGE)).hasToString(location);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example/",
                "\\\\evil.example",
                "https://www.example.com@evil.example/",
                "https://evil.example\\@www.example.com/",
                "https://www.example.com.evil.example/",
                "https://www.example.com:8443/",
                "http://www.example.com/",
                "javascript:alert(1)",
                "data:text/html,x",
                "https:www.example.com",
                "https:///evil.example",
                "thanks",
                "?a=b",
                "",
                " ",
                "https://www.example.com/\r\nSet-Cookie: a=b",
                "https://www.example.com/ä",
            })
    void leadsNowhereElse(String target) {
        assertThat(Redirects.allowed(ORIGINS, target, PAGE)).isNull();
    }

    @Test
    void needsAPageOfTheSiteForAPath() {
        assertThat(Redirects.allowed(ORIGINS, "/thanks", null)).isNull();
        assertThat(Redirects.allowed(ORIGINS, "/thanks", "https://evil.example/form"))
                .isNull();
        assertThat(Redirects.allowed(ORIGINS, null, PAGE)).isNull();
    }
}
