package io.ripen.contracts.touchpoint;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The page on which it happened.
 *
 * @param url absolute URL as the browser showed it
 * @param title the document's title
 * @param referrer absolute URL of the page before
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page(
        String url, @Nullable String title, @Nullable String referrer) {}
