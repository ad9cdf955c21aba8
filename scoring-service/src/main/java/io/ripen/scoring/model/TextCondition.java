package io.ripen.scoring.model;

import io.ripen.scoring.domain.model.Attribute;
import java.util.Map;
import java.util.TreeMap;

/**
 * A condition about a text of the touchpoint, as its key says it: {@code path}, {@code path-starts} or
 * {@code path-matches}, and so for every attribute.
 *
 * @param attribute what it looks at
 * @param comparison how it compares
 */
record TextCondition(Attribute attribute, TextCondition.Kind comparison) {
    /** How a text is compared. */
    enum Kind {
        IN(""),
        STARTS("-starts"),
        MATCHES("-matches");

        private final String suffix;

        Kind(String suffix) {
            this.suffix = suffix;
        }
    }

    /** Every key. */
    static final Map<String, TextCondition> BY_KEY = byKey();

    private static Map<String, TextCondition> byKey() {
        Map<String, TextCondition> conditions = new TreeMap<>();
        for (Attribute attribute : Attribute.values()) {
            for (Kind kind : Kind.values()) {
                conditions.put(attribute.label() + kind.suffix, new TextCondition(attribute, kind));
            }
        }
        return Map.copyOf(conditions);
    }
}
