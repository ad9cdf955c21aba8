package io.ripen.definitions;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A value of a definition file that knows where it stands. What is asked of it and is not there is refused with its
 * place: every method here may throw a {@link DefinitionException}.
 */
public sealed interface YamlNode {

    /** Where it begins. */
    Place place();

    /**
     * A text, number or truth value as written; empty where nothing was written.
     *
     * @param quoted whether it stands in quotes, and so is a text whatever it looks like
     */
    record Scalar(Place place, String text, boolean quoted) implements YamlNode {}

    /** A list. */
    record Sequence(Place place, List<YamlNode> elements) implements YamlNode {
        public Sequence {
            elements = List.copyOf(elements);
        }
    }

    /** Keys with values, in the order of the file. */
    record Mapping(Place place, SequencedMap<String, Member> members) implements YamlNode {
        public Mapping {
            members = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(members));
        }

        /** This mapping, if it has no other keys than these. */
        public Mapping only(Collection<String> allowed) {
            members.forEach((key, member) -> {
                if (!allowed.contains(key)) {
                    throw member.keyPlaceRefused("unknown key '" + key + "'" + Spelling.hint(key, allowed)
                            + "; allowed: " + listed(allowed));
                }
            });
            return this;
        }

        /** The value of a key that must be there. */
        public YamlNode required(String key) {
            return optional(key).orElseThrow(() -> refused("key '" + key + "' is missing"));
        }

        /** The value of a key. */
        public Optional<YamlNode> optional(String key) {
            return Optional.ofNullable(members.get(key)).map(Member::value);
        }

        /** The values by key, in the order of the file. */
        public SequencedMap<String, YamlNode> values() {
            SequencedMap<String, YamlNode> values = new LinkedHashMap<>();
            members.forEach((key, member) -> values.put(key, member.value()));
            return values;
        }

        /** The only member, which must have one of these keys. */
        public Map.Entry<String, Member> single(Collection<String> allowed) {
            if (only(allowed).members.size() != 1) {
                throw refused("exactly one of these keys belongs here: " + listed(allowed));
            }
            return members.firstEntry();
        }
    }

    /** A value with the place of its key. */
    record Member(Place keyPlace, YamlNode value) {

        /** What to throw when the key is the problem. */
        public DefinitionException keyPlaceRefused(String sentence) {
            return new DefinitionException(keyPlace, sentence);
        }
    }

    /** What to throw when this value is the problem. */
    default DefinitionException refused(String sentence) {
        return new DefinitionException(place(), sentence);
    }

    /** This value, if it has keys. */
    default Mapping mapping() {
        if (this instanceof Mapping mapping) {
            return mapping;
        }
        throw refused("keys with values belong here, and there is " + kind());
    }

    /** The items of a list that is not empty. */
    default List<YamlNode> items() {
        if (this instanceof Sequence(Place ignored, List<YamlNode> elements)) {
            if (elements.isEmpty()) {
                throw refused("the list must not be empty");
            }
            return elements;
        }
        throw refused("a list belongs here, and there is " + kind());
    }

    /** The single value, as text. */
    default String text() {
        if (this instanceof Scalar scalar) {
            return scalar.text();
        }
        throw refused("a single value belongs here, and there is " + kind());
    }

    /** The text, if it is one of some. */
    default String oneOf(Collection<String> allowed) {
        if (!allowed.contains(text())) {
            throw refused(
                    "'" + text() + "' is not known" + Spelling.hint(text(), allowed) + "; allowed: " + listed(allowed));
        }
        return text();
    }

    private String kind() {
        return switch (this) {
            case Scalar scalar -> "'" + scalar.text() + "'";
            case Sequence sequence -> "a list of " + sequence.elements().size();
            case Mapping mapping ->
                "the keys " + String.join(", ", mapping.members().keySet());
        };
    }

    private static String listed(Collection<String> words) {
        return String.join(", ", words);
    }
}
