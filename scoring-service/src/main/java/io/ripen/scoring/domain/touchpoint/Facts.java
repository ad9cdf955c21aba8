package io.ripen.scoring.domain.touchpoint;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything known about a person.
 *
 * @param known the facts by name
 * @param refused of each name what was told last, if that is no fact; a fact told before stays known beside it
 */
public record Facts(Map<FactName, Fact> known, Map<FactName, RefusedFact> refused) {
    /** Nothing known. */
    public static final Facts NONE = new Facts(Map.of(), Map.of());

    /** Copies the maps. */
    public Facts {
        known = Map.copyOf(known);
        refused = Map.copyOf(refused);
    }

    /** The value of a fact, or null if it is not known. */
    public @Nullable String value(FactName name) {
        Fact fact = known.get(name);
        return fact == null ? null : fact.value();
    }

    /** These facts with one more; nothing of this name is refused any more. */
    public Facts with(FactName name, Fact fact) {
        Map<FactName, Fact> next = new EnumMap<>(FactName.class);
        next.putAll(known);
        next.put(name, fact);
        return new Facts(next, left(refused, name));
    }

    /** These facts without one, known or refused. */
    public Facts without(FactName name) {
        return known.containsKey(name) || refused.containsKey(name)
                ? new Facts(left(known, name), left(refused, name))
                : this;
    }

    /** These facts, and what was told and is none. */
    public Facts refusing(FactName name, RefusedFact told) {
        Map<FactName, RefusedFact> next = new EnumMap<>(FactName.class);
        next.putAll(refused);
        next.put(name, told);
        return new Facts(known, next);
    }

    private static <T> Map<FactName, T> left(Map<FactName, T> facts, FactName name) {
        if (!facts.containsKey(name)) {
            return facts;
        }
        Map<FactName, T> next = new EnumMap<>(facts);
        next.remove(name);
        return next;
    }
}
