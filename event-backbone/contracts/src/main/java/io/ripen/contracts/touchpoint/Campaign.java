package io.ripen.contracts.touchpoint;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** Where the visit came from, the five UTM parameters. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Campaign(
        @Nullable String name,
        @Nullable String source,
        @Nullable String medium,
        @Nullable String term,
        @Nullable String content) {}
