package io.ripen.ingest.domain;

import io.ripen.ingest.domain.raw.RawProperty;
import io.ripen.ingest.domain.site.PropertyBounds;
import java.util.Map;
import java.util.Optional;

/** Properties have short names and values that every consumer can hold exactly. */
record PropertyRule(int maxProperties) implements Rule {
    private static final String POINTER = "/properties";

    @Override
    public Optional<Rejection> check(Draft draft) {
        if (draft.properties().size() > maxProperties) {
            return Optional.of(new Rejection(
                    RejectionCode.TOO_MANY, POINTER, "At most " + maxProperties + " properties are taken."));
        }
        for (Map.Entry<String, RawProperty> entry : draft.properties().entrySet()) {
            Optional<Rejection> rejection = checkName(entry.getKey()).or(() -> checkValue(entry.getValue()));
            if (rejection.isPresent()) {
                return rejection.map(found -> found.at(POINTER + "/" + Rejection.token(entry.getKey())));
            }
        }
        return Optional.empty();
    }

    private static Optional<Rejection> checkName(String name) {
        return name.isBlank()
                ? Optional.of(new Rejection(
                        RejectionCode.INVALID_TEXT,
                        POINTER,
                        "A property's name has 1 to " + PropertyBounds.MAX_NAME + " characters."))
                : TextRules.checkText(POINTER, PropertyBounds.MAX_NAME, name);
    }

    private static Optional<Rejection> checkValue(RawProperty value) {
        return switch (value) {
            case RawProperty.Text(String text) -> TextRules.checkText(POINTER, PropertyBounds.MAX_TEXT, text);
            case RawProperty.Digits(String digits) ->
                PropertyBounds.isExact(digits)
                        ? Optional.empty()
                        : Optional.of(new Rejection(
                                RejectionCode.NUMBER_OUT_OF_RANGE,
                                POINTER,
                                "A number of at most " + PropertyBounds.MAX_PRECISION + " digits between -1e"
                                        + PropertyBounds.MAX_SCALE + " and 1e" + PropertyBounds.MAX_SCALE
                                        + " is expected; give others as a text."));
            case RawProperty.Flag ignored -> Optional.empty();
        };
    }
}
