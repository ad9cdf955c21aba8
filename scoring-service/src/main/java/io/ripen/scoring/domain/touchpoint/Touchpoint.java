package io.ripen.scoring.domain.touchpoint;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something a person did or that happened to them, reduced to what rules can see.
 *
 * @param key identity and place in the fold
 * @param type what happened
 * @param name name of the form or of the custom touchpoint
 * @param receivedAt when Ripen received it
 * @param page the page on which it happened
 * @param content the asset that was used
 * @param facts what the person told with it, never blank
 * @param consents what the person agreed to or withdrew with it
 * @param properties further values
 */
public record Touchpoint(
        TouchpointKey key,
        TouchpointType type,
        @Nullable String name,
        Instant receivedAt,
        @Nullable PageLocation page,
        @Nullable Content content,
        Map<FactName, String> facts,
        List<ConsentGrant> consents,
        Map<String, PropertyValue> properties) {

    /** Copies the collections. */
    public Touchpoint {
        facts = Map.copyOf(facts);
        consents = List.copyOf(consents);
        properties = Map.copyOf(properties);
    }

    /** When it happened. */
    public Instant occurredAt() {
        return key.occurredAt();
    }

    /** What it was about, for a person to read: the asset, else the page, else the name. */
    public @Nullable String subject() {
        if (content != null) {
            return content.id();
        }
        return page != null ? page.shown() : name;
    }
}
