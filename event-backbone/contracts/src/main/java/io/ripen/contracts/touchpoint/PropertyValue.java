package io.ripen.contracts.touchpoint;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;

/**
 * A custom property of a touchpoint: a JSON text, number or boolean. Anything nested, which only a newer version could
 * write, is kept as its text form.
 */
public sealed interface PropertyValue {
    /** A JSON string. */
    record Text(@JsonValue String value) implements PropertyValue {}

    /** A JSON number; exact to the last digit when the JSON mapper reads fractions as {@link BigDecimal}. */
    record Numeric(@JsonValue BigDecimal value) implements PropertyValue {}

    /** A JSON boolean. */
    record Flag(@JsonValue boolean value) implements PropertyValue {}

    /** Reads a value as the JSON parser hands it over. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static PropertyValue of(Object raw) {
        return switch (raw) {
            case Boolean flag -> new Flag(flag);
            case Number number -> new Numeric(new BigDecimal(number.toString()));
            default -> new Text(raw.toString());
        };
    }
}
