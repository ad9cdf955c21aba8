package io.ripen.contracts.lead;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Where a lead came from: the campaign of the earliest touchpoint that told one.
 *
 * @param source utm_source, else the network of the click id
 * @param medium utm_medium, else {@code cpc} where there is a click id
 * @param campaign utm_campaign
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LeadOrigin(
        @Nullable String source,
        @Nullable String medium,
        @Nullable String campaign) {}
