package io.ripen.scoring.domain.touchpoint;

import org.jspecify.annotations.Nullable;

/**
 * The asset that was used.
 *
 * @param id the site's own id of the asset
 * @param type for example {@code whitepaper}
 * @param topic what it is about
 * @param product the product it belongs to
 * @param phase journey phase: awareness, consideration or decision
 */
public record Content(
        String id,
        @Nullable String type,
        @Nullable String topic,
        @Nullable String product,
        @Nullable String phase) {}
