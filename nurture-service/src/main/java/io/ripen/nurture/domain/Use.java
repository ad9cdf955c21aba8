package io.ripen.nurture.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A lead used a piece of content.
 *
 * @param touchpointId the touchpoint, so that none counts twice
 * @param asset the content's id
 * @param type the content's type
 * @param topic what it is about; absent if nobody said
 * @param at when
 * @param imported whether it came with an import of what happened before, so that nothing follows from it
 */
public record Use(
        String touchpointId,
        String asset,
        String type,
        @Nullable String topic,
        Instant at,
        boolean imported) {

    /** What the lead does now. */
    public Use(String touchpointId, String asset, String type, @Nullable String topic, Instant at) {
        this(touchpointId, asset, type, topic, at, false);
    }

    boolean isOf(String wantedType, @Nullable String wantedTopic) {
        return type.equals(wantedType) && (wantedTopic == null || wantedTopic.equals(topic));
    }
}
