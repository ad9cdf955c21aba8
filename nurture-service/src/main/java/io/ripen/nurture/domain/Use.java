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
 */
public record Use(
        String touchpointId,
        String asset,
        String type,
        @Nullable String topic,
        Instant at) {

    boolean isOf(String wantedType, @Nullable String wantedTopic) {
        return type.equals(wantedType) && (wantedTopic == null || wantedTopic.equals(topic));
    }
}
