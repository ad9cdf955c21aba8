package io.ripen.bench.bare;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of a touchpoint that the benchmark sends, bound by Jackson. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Event(
        @Nullable String id,
        @Nullable String visitorId,
        @Nullable String type,
        @Nullable Instant timestamp,
        @Nullable Page page,
        @Nullable Client client,
        @Nullable Map<String, JsonNode> properties) {

    record Page(
            @Nullable String url,
            @Nullable String title,
            @Nullable String referrer) {}

    record Client(@Nullable String ip, @Nullable String userAgent) {}

    /** Whether the members that every event needs are there. */
    boolean isComplete() {
        return given(id) && given(visitorId) && given(type) && (page == null || given(page.url));
    }

    private static boolean given(@Nullable String text) {
        return text != null && !text.isBlank();
    }
}
