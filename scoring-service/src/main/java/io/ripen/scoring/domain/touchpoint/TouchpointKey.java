package io.ripen.scoring.domain.touchpoint;

import java.time.Instant;
import java.util.Comparator;

/**
 * Identity and place of a touchpoint. The order of keys is the order of the fold: total, and the same whatever the
 * order of arrival.
 *
 * @param occurredAt when it happened
 * @param site the site that sent it
 * @param id the touchpoint's id, unique per site
 */
public record TouchpointKey(Instant occurredAt, String site, String id) implements Comparable<TouchpointKey> {
    private static final Comparator<TouchpointKey> FOLD_ORDER = Comparator.comparing(TouchpointKey::occurredAt)
            .thenComparing(TouchpointKey::site)
            .thenComparing(TouchpointKey::id);

    @Override
    public int compareTo(TouchpointKey other) {
        return FOLD_ORDER.compare(this, other);
    }
}
