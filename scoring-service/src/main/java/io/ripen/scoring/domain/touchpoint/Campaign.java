package io.ripen.scoring.domain.touchpoint;

import org.jspecify.annotations.Nullable;

/**
 * Where the visit came from.
 *
 * @param name utm_campaign
 * @param source utm_source, else the network of the click id
 * @param medium utm_medium, else {@code cpc} where there is a click id
 * @param clickId the URL parameter that held the network's click id, for example {@code gclid}
 */
public record Campaign(
        @Nullable String name,
        @Nullable String source,
        @Nullable String medium,
        @Nullable String clickId) {}
