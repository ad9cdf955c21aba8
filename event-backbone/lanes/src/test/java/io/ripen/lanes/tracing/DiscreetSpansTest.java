package io.ripen.lanes.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import org.junit.jupiter.api.Test;

class DiscreetSpansTest {
    @Test
    void withholdsKeysTokensAddressesAndPeers() {
        try (SdkTracerProvider tracers = SdkTracerProvider.builder()
                .addSpanProcessor(new DiscreetSpans())
                .build()) {
            Span span = tracers.get("test")
                    .spanBuilder("GET /v1/c/{token}")
                    .setAttribute("url.path", "/v1/c/eyJhbGciOi")
                    .setAttribute("url.query", "email=ada@example.com")
                    .setAttribute("client.address", "192.0.2.7")
                    .setAttribute("http.request.method", "GET")
                    .startSpan();

            ReadableSpan read = (ReadableSpan) span;
            assertThat(read.getAttribute(AttributeKey.stringKey("url.path"))).isEqualTo("withheld");
            assertThat(read.getAttribute(AttributeKey.stringKey("url.query"))).isEqualTo("withheld");
            assertThat(read.getAttribute(AttributeKey.stringKey("client.address")))
                    .isEqualTo("withheld");
            assertThat(read.getAttribute(AttributeKey.stringKey("http.request.method")))
                    .isEqualTo("GET");
            assertThat(read.getAttribute(AttributeKey.stringKey("url.full"))).isNull();
        }
    }
}
