package io.ripen.scoring.history;

import io.ripen.contracts.touchpoint.TouchpointCaptured;

/**
 * What makes a touchpoint the same as another.
 *
 * @param site the site that sent it
 * @param id its id there
 */
public record TouchpointId(String site, String id) {
    /** The id of a captured touchpoint. */
    public static TouchpointId of(TouchpointCaptured touchpoint) {
        return new TouchpointId(touchpoint.site(), touchpoint.touchpointId());
    }
}
