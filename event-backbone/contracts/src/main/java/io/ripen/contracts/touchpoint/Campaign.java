package io.ripen.contracts.touchpoint;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Where the visit came from: the five UTM parameters, and the click id that an advertising network added.
 *
 * @param name utm_campaign
 * @param source utm_source, else the network of the click id
 * @param medium utm_medium, else {@code cpc} where there is a click id
 * @param term utm_term
 * @param content utm_content
 * @param clickId the network's id of the click
 * @param clickIdType the URL parameter that held it, for example {@code gclid}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Campaign(
        @Nullable String name,
        @Nullable String source,
        @Nullable String medium,
        @Nullable String term,
        @Nullable String content,
        @Nullable String clickId,
        @Nullable String clickIdType) {}
