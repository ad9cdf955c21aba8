package io.ripen.ingest.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BinaryModeTest {
    @Test
    void takesAttributesOutOfHeadersAndDecodesThem() {
        ObjectNode event = BinaryMode.structured(
                List.of(
                        Map.entry("CE-Id", "A-1"),
                        Map.entry("ce-subject", "Euro%20%E2%82%AC%20%F0%9F%98%80 a+b 100%"),
                        Map.entry("Host", "example.com"),
                        Map.entry("ce-source", "/a%2Fb+c")),
                "application/json",
                bytes("{\"a\": 1.50}"));

        assertThat(event)
                .hasToString("{\"id\":\"A-1\",\"subject\":\"Euro%20%E2%82%AC%20%F0%9F%98%80 a+b 100%\","
                        + "\"source\":\"/a/b+c\",\"datacontenttype\":\"application/json\",\"data\":{\"a\":1.50}}");
    }

    @Test
    void tellsJsonTextAndBytesApart() {
        assertThat(data(null, "{\"a\":1}")).isEqualTo("{\"data\":{\"a\":1}}");
        assertThat(data("text/plain", "called")).contains("\"data\":\"called\"");
        assertThat(data("application/json", "no json")).contains("\"data_base64\":\"bm8ganNvbg==\"");
        assertThat(data("application/json", "")).isEqualTo("{\"datacontenttype\":\"application/json\"}");
    }

    private static String data(@Nullable String contentType, String body) {
        return BinaryMode.structured(List.of(), contentType, bytes(body)).toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
