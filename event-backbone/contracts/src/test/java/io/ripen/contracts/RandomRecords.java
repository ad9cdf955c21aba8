package io.ripen.contracts;

import io.ripen.contracts.touchpoint.PropertyValue;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Builds instances of any record of the contracts, by reflection, with values that the schemas allow. */
final class RandomRecords {
    /** How many of the members that may be absent are there. */
    enum Members {
        REQUIRED_ONLY,
        SOME,
        ALL
    }

    private static final String[] ALPHABET = {
        "a", "Z", "7", " ", "\"", "\\", "/", "\n", "<", "ä", "ß", "東", "😀", "{", "}"
    };
    private static final int MOST_ENTRIES = 4;

    private final RandomGenerator random;
    private final Members members;

    RandomRecords(RandomGenerator random, Members members) {
        this.random = random;
        this.members = members;
    }

    <T extends Record> T next(Class<T> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(components).map(this::member).toArray();
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot build " + type, e);
        }
    }

    private @Nullable Object member(RecordComponent component) {
        boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        if (optional && !isPresent()) {
            return null;
        }
        return component.getType() == String.class ? text(component.getName()) : value(component.getGenericType());
    }

    private boolean isPresent() {
        return switch (members) {
            case REQUIRED_ONLY -> false;
            case SOME -> random.nextBoolean();
            case ALL -> true;
        };
    }

    private Object value(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return generic.getRawType() == List.class ? list(arguments[0]) : map(arguments[1]);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            return next(plain.asSubclass(Record.class));
        }
        if (plain.isEnum()) {
            Object[] constants = plain.getEnumConstants();
            return constants[random.nextInt(constants.length)];
        }
        return switch (plain.getName()) {
            case "java.lang.String" -> anyText();
            case "long" -> random.nextLong(1, Long.MAX_VALUE);
            case "int", "java.lang.Integer" -> random.nextInt(1, Integer.MAX_VALUE);
            case "boolean", "java.lang.Boolean" -> random.nextBoolean();
            case "java.time.Instant" ->
                Instant.ofEpochSecond(random.nextLong(0, 4_102_444_800L), random.nextInt(0, 1_000_000_000));
            case "java.math.BigDecimal" -> BigDecimal.valueOf(random.nextLong(0, 100_000_000), 2);
            case "io.ripen.contracts.touchpoint.PropertyValue" -> property();
            default -> throw new IllegalStateException("no values known for " + plain);
        };
    }

    private PropertyValue property() {
        return switch (random.nextInt(3)) {
            case 0 -> new PropertyValue.Text(anyText());
            case 1 -> new PropertyValue.Numeric(BigDecimal.valueOf(random.nextLong(), random.nextInt(0, 30)));
            default -> new PropertyValue.Flag(random.nextBoolean());
        };
    }

    private List<Object> list(Type element) {
        List<Object> values = new ArrayList<>();
        for (int i = entries(); i > 0; i--) {
            values.add(value(element));
        }
        return values;
    }

    private Map<String, Object> map(Type value) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = entries(); i > 0; i--) {
            values.put(anyText(), value(value));
        }
        return values;
    }

    private int entries() {
        return switch (members) {
            case REQUIRED_ONLY -> 0;
            case SOME -> random.nextInt(MOST_ENTRIES);
            case ALL -> 1 + random.nextInt(MOST_ENTRIES);
        };
    }

    /** Text that fits the member of this name, where the schemas ask for more than a length. */
    private String text(String name) {
        return switch (name) {
            case "email" -> "lead" + random.nextInt(1_000) + "@example.com";
            case "visitorKey" -> (random.nextBoolean() ? "v:" : "u:") + anyText();
            case "site" -> "site-" + random.nextInt(100);
            case "url", "referrer" -> "https://www.example.com/" + anyText();
            case "country" -> "SE";
            case "timeZone" -> "Europe/Stockholm";
            case "locale" -> "sv-SE";
            case "band" -> "ABCD".charAt(random.nextInt(4)) + String.valueOf(random.nextInt(1, 5));
            case "axis" -> random.nextBoolean() ? "fit" : "engagement";
            case "purpose" -> "contact-by-mail";
            case "protocol" -> "mail-link";
            case "status" -> "5." + random.nextInt(10) + "." + random.nextInt(1_000);
            case "currency" -> "EUR";
            case "expectedClose" -> "2026-06-30";
            case "pointer" -> "/events/" + random.nextInt(100) + "/a~1b";
            default -> anyText();
        };
    }

    private String anyText() {
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(20); i > 0; i--) {
            text.append(ALPHABET[random.nextInt(ALPHABET.length)]);
        }
        return text.toString();
    }
}
