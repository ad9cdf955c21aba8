package io.ripen.scoring.domain.touchpoint;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 * @param campaign where the visit came from
 * @param facts what was told with it, as told, never blank
 * @param withdrawn facts that hold no longer
 * @param source who told or withdrew the facts
 * @param consents what the person agreed to or withdrew with it
 * @param properties further values
 * @param mail the mail that it belongs to or that led to it: our own mail's key, else the provider's message id
 * @param scripted whether a script in a browser reported it, which few machines run
 * @param confirmed whether somebody has found that a human did it
 */
public record Touchpoint(
        TouchpointKey key,
        TouchpointType type,
        @Nullable String name,
        Instant receivedAt,
        @Nullable PageLocation page,
        @Nullable Content content,
        @Nullable Campaign campaign,
        Map<FactName, String> facts,
        Set<FactName> withdrawn,
        FactSource source,
        List<ConsentGrant> consents,
        Map<String, PropertyValue> properties,
        @Nullable String mail,
        boolean scripted,
        boolean confirmed) {

    /** Copies the collections. */
    public Touchpoint {
        facts = Map.copyOf(facts);
        withdrawn = Set.copyOf(withdrawn);
        consents = List.copyOf(consents);
        properties = Map.copyOf(properties);
    }

    /** When it happened. */
    public Instant occurredAt() {
        return key.occurredAt();
    }

    /** This touchpoint once somebody has found that a human did it. */
    public Touchpoint asConfirmed() {
        return new Touchpoint(
                key,
                type,
                name,
                receivedAt,
                page,
                content,
                campaign,
                facts,
                withdrawn,
                source,
                consents,
                properties,
                mail,
                scripted,
                true);
    }

    /** What it was about, for a person to read: the asset, else the page, else the name. */
    public @Nullable String subject() {
        if (content != null) {
            return content.id();
        }
        return page != null ? page.shown() : name;
    }
}
