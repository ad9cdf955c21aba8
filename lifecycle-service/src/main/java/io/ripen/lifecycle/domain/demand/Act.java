package io.ripen.lifecycle.domain.demand;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A touchpoint of a visitor, as far as demand is concerned.
 *
 * @param at when
 * @param nameless whether it is all that will ever be seen of its visitor, who is therefore counted as none
 * @param onSite whether it happened on a page, so that it belongs to a visit
 * @param arrival where the visitor comes from, as far as this touchpoint tells
 * @param content what was used; absent where it was no content
 * @param event which event or webinar it is about; absent where it is about none
 */
public record Act(
        Instant at,
        boolean nameless,
        boolean onSite,
        Arrival arrival,
        @Nullable Content content,
        @Nullable Attendance event) {

    /**
     * A use of an asset.
     *
     * @param asset its id
     * @param type its type; empty where that is not known
     * @param topic its topic; empty where that is not known
     * @param phase its journey phase; empty where that is not known
     */
    public record Content(String asset, String type, String topic, String phase) {}

    /**
     * A person and an event.
     *
     * @param kind registered, attended or visited
     * @param event the event's id or name; empty where that is not known
     */
    public record Attendance(String kind, String event) {}
}
