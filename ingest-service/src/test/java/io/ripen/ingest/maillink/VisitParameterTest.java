package io.ripen.ingest.maillink;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisitParameterTest {

    @ParameterizedTest
    @CsvSource({
        "https://example.com, https://example.com?rpn=t",
        "https://example.com/a, https://example.com/a?rpn=t",
        "https://example.com/a?b=c, https://example.com/a?b=c&rpn=t",
        "https://example.com/a?b=c%26d#e?f, https://example.com/a?b=c%26d&rpn=t#e?f",
        "https://example.com/a#e, https://example.com/a?rpn=t#e",
        "https://example.com/ü?ö=ä, https://example.com/%C3%BC?%C3%B6=%C3%A4&rpn=t",
    })
    void comesLastInTheQuery(String target, String expected) {
        assertThat(VisitParameter.added(URI.create(target), "t")).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "https://Example.com/a, https://example.com",
        "HTTP://example.com:8080/a, http://example.com:8080",
        "https://user@example.com/, https://example.com",
    })
    void findsTheOriginOfAnAddress(String address, String origin) {
        assertThat(VisitParameter.origin(URI.create(address))).isEqualTo(origin);
    }
}
