package io.ripen.ingest.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentModeTest {
    @ParameterizedTest
    @CsvSource({
        "application/cloudevents+json,false,STRUCTURED",
        "APPLICATION/CloudEvents+JSON; charset=utf-8,true,STRUCTURED",
        "application/cloudevents-batch+json,false,BATCH",
        "application/json,true,BINARY",
        ",true,BINARY",
        "text/plain,true,BINARY",
        "application/json,false,UNKNOWN",
        ",false,UNKNOWN",
        "application/cloudevents+xml,true,UNKNOWN",
        "application/cloudevents-batch+avro,false,UNKNOWN",
    })
    void goesByTheContentTypeAndThenByTheHeaders(String contentType, boolean hasSpecVersion, ContentMode mode) {
        assertThat(ContentMode.of(contentType, hasSpecVersion)).isEqualTo(mode);
    }

    @Test
    void knowsJsonByItsSuffix() {
        assertThat(ContentMode.isJson("application/vnd.acme+json; v=1")).isTrue();
        assertThat(ContentMode.isJson("text/plain")).isFalse();
        assertThat(ContentMode.isJson(null)).isFalse();
    }
}
