package io.ripen.contracts.stage;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ripen.contracts.WireNames;
import org.jspecify.annotations.Nullable;

/**
 * Who or what moved a lead.
 *
 * @param kind a rule, a person or a timer
 * @param id the rule's or person's id
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Actor(Kind kind, @Nullable String id) {

    /** The three kinds of actors. */
    public enum Kind {
        RULE,
        USER,
        TIMER,
        /** A kind that a newer version wrote. */
        UNKNOWN;

        private static final WireNames<Kind> NAMES = WireNames.withUnknown(UNKNOWN);

        private final String wireName = WireNames.of(this);

        /** The JSON form, lower case. */
        @JsonValue
        public String wireName() {
            return wireName;
        }

        /** Reads the JSON form; anything else is {@link #UNKNOWN}. */
        @JsonCreator
        public static Kind fromWire(String wireName) {
            return NAMES.read(wireName);
        }
    }
}
