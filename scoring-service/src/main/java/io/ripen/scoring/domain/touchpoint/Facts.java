package io.ripen.scoring.domain.touchpoint;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything known about a person.
 *
 * @param known the facts by name
 */
public record Facts(Map<FactName, Fact> known) {
    /** Nothing known. */
    public static final Facts NONE = new Facts(Map.of());

    /** Copies the map. */
    public Facts {
        known = Map.copyOf(known);
    }

    /** The value of a fact, or null if it is not known. */
    public @Nullable String value(FactName name) {
        Fact fact = known.get(name);
        return fact == null ? null : fact.value();
    }

    /** These facts with one more. */
    public Facts with(FactName name, Fact fact) {
        EnumMap<FactName, Fact> next = new EnumMap<>(FactName.class);
        next.putAll(known);
        next.put(name, fact);
        return new Facts(next);
    }

    /** These facts without one. */
    public Facts without(FactName name) {
        if (!known.containsKey(name)) {
            return this;
        }
        EnumMap<FactName, Fact> next = new EnumMap<>(known);
        next.remove(name);
        return new Facts(next);
    }
}
