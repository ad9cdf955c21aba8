package io.ripen.contracts.touchpoint;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The piece of content that was used.
 *
 * @param id the site's own id of the content
 * @param type for example {@code whitepaper}, {@code webinar}, {@code use-case}, {@code price-brochure}
 * @param topic what it is about
 * @param product the product it belongs to
 * @param phase journey phase: {@code awareness}, {@code consideration} or {@code decision}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Asset(
        String id,
        @Nullable String type,
        @Nullable String topic,
        @Nullable String product,
        @Nullable String phase) {}
