package io.ripen.scoring.model;

import io.ripen.definitions.DefinitionException;
import io.ripen.definitions.Spelling;
import io.ripen.definitions.YamlNode;
import io.ripen.definitions.YamlNode.Mapping;
import io.ripen.definitions.YamlNode.Scalar;
import io.ripen.definitions.YamlNode.Sequence;
import io.ripen.scoring.domain.model.Points;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Turns nodes into values, and says where and why that is not possible. */
final class Reading {
    /** Largest number of points that a rule, cap or band may name; far below what could overflow a sum. */
    static final long MAX_POINTS = 1_000_000;

    private static final int MOST_DIGITS = 20;
    private static final int LONGEST_LABEL = 128;

    private Reading() {}

    /** The node as a mapping of this shape. */
    static Mapping mapping(YamlNode node, Shape shape) {
        if (!(node instanceof Mapping mapping)) {
            throw node.refused(shape.label() + " must be a mapping with the keys " + list(shape.keys()));
        }
        for (String key : mapping.members().keySet()) {
            if (!shape.keys().contains(key)) {
                throw keyProblem(
                        mapping,
                        key,
                        "unknown key '" + key + "' in " + shape.label() + Spelling.hint(key, shape.keys())
                                + "; allowed: " + list(shape.keys()));
            }
        }
        return mapping;
    }

    /** The node as a mapping whose keys are the author's own. */
    static Mapping anyMapping(YamlNode node, String what) {
        if (!(node instanceof Mapping mapping)) {
            throw node.refused(what + " must be a mapping");
        }
        return mapping;
    }

    /** The only member of a mapping of which one key says what it is. */
    static Map.Entry<String, YamlNode> single(YamlNode node, Shape shape) {
        Mapping mapping = mapping(node, shape);
        if (mapping.members().size() != 1) {
            throw mapping.refused(shape.label() + " must have exactly one key, one of: " + list(shape.keys()));
        }
        return mapping.values().entrySet().iterator().next();
    }

    static @Nullable YamlNode member(Mapping mapping, String key) {
        return mapping.optional(key).orElse(null);
    }

    static YamlNode required(Mapping mapping, String key, Shape shape) {
        YamlNode node = member(mapping, key);
        if (node == null) {
            throw mapping.refused(shape.label() + " needs the key '" + key + "'");
        }
        return node;
    }

    /** A member that must be a text. */
    static String requiredText(Mapping mapping, String key, Shape shape) {
        return text(required(mapping, key, shape), "'" + key + "'");
    }

    static List<YamlNode> items(YamlNode node, String what) {
        if (!(node instanceof Sequence sequence)) {
            throw node.refused(what + " must be a list");
        }
        return sequence.elements();
    }

    /** A list of texts, or one text alone. */
    static List<String> texts(YamlNode node, String what) {
        return texts(node, what, Reading::text);
    }

    /** A list of labels, or one label alone. */
    static List<String> labels(YamlNode node, String what) {
        return texts(node, what, Reading::label);
    }

    private static List<String> texts(YamlNode node, String what, BiFunction<YamlNode, String, String> reader) {
        if (node instanceof Scalar) {
            return List.of(reader.apply(node, what));
        }
        List<String> texts =
                items(node, what).stream().map(item -> reader.apply(item, what)).toList();
        if (texts.isEmpty()) {
            throw node.refused(what + " must not be empty");
        }
        return texts;
    }

    static String text(YamlNode node, String what) {
        if (!(node instanceof Scalar scalar) || scalar.text().isBlank()) {
            throw node.refused(what + " must be a text");
        }
        return scalar.text();
    }

    /** A text that is kept with leads and shown to people: the name of a rule, topic, counter or band. */
    static String label(YamlNode node, String what) {
        String text = text(node, what);
        if (text.length() > LONGEST_LABEL || text.chars().anyMatch(Character::isISOControl)) {
            throw node.refused(
                    what + " must be a text of at most " + LONGEST_LABEL + " characters without control characters");
        }
        return text;
    }

    static long whole(YamlNode node, String what, long least, long most) {
        String text = text(node, what);
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notWhole) {
            // Said below, together with the range.
        }
        throw node.refused(what + " must be a whole number from " + least + " to " + most + ", not '" + text + "'");
    }

    static BigDecimal number(YamlNode node, String what) {
        String text = text(node, what);
        try {
            BigDecimal number = new BigDecimal(text);
            // Models are sent over HTTP, too, and a few characters such as 1e999999999 are a gigabyte in full.
            if (number.scale() <= MOST_DIGITS && (long) number.precision() - number.scale() <= MOST_DIGITS) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Said below.
        }
        throw node.refused(what + " must be a number with at most " + MOST_DIGITS
                + " digits on each side of the point, not '" + text + "'");
    }

    /** Whole points as hundredths. */
    static long points(YamlNode node, String what, long least) {
        return Points.ofWhole(whole(node, what, least, MAX_POINTS));
    }

    static Duration period(YamlNode node, String what) {
        return period(node, what, "PT1S");
    }

    /** A period that is not shorter than the least. */
    static Duration period(YamlNode node, String what, String least) {
        String text = text(node, what);
        try {
            Duration period = Duration.parse(text);
            if (period.compareTo(Duration.parse(least)) >= 0 && period.compareTo(Duration.ofDays(3650)) <= 0) {
                return period;
            }
        } catch (DateTimeParseException notAPeriod) {
            // Said below, together with the range.
        }
        throw node.refused(what
                + " must be an ISO-8601 period of days or time from " + least
                + " to P3650D, for example P30D, not '" + text + "'");
    }

    /** One of the values of a table. */
    static <T> T oneOf(YamlNode node, String what, Map<String, T> allowed) {
        String text = text(node, what);
        T value = allowed.get(text);
        if (value == null) {
            throw node.refused("unknown " + what + " '" + text + "'" + Spelling.hint(text, allowed.keySet())
                    + "; allowed: " + list(allowed.keySet()));
        }
        return value;
    }

    static DefinitionException keyProblem(Mapping mapping, String key, String message) {
        YamlNode.Member member = mapping.members().get(key);
        return member == null ? mapping.refused(message) : member.keyPlaceRefused(message);
    }

    static String list(Set<String> names) {
        return String.join(", ", new TreeSet<>(names));
    }
}
