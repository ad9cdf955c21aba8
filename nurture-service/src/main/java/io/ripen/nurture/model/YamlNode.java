package io.ripen.nurture.model;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** A YAML value that knows where it stands. What is asked of it and is not there is refused with its place. */
sealed interface YamlNode {

    /** Where it begins. */
    Place place();

    /** A text, number or truth value as written. */
    record Scalar(Place place, String text) implements YamlNode {}

    /** A list. */
    record Sequence(Place place, List<YamlNode> elements) implements YamlNode {}

    /** Keys with values, in order. */
    record Mapping(Place place, SequencedMap<String, Member> members) implements YamlNode {

        /** This mapping, if it has no other keys than these. */
        Mapping only(Collection<String> allowed) {
            members.forEach((key, member) -> {
                if (!allowed.contains(key)) {
                    throw member.keyPlaceRefused("unknown key '" + key + "'" + Spelling.hint(key, allowed)
                            + "; allowed: " + listed(allowed));
                }
            });
            return this;
        }

        YamlNode required(String key) {
            return optional(key).orElseThrow(() -> refused("key '" + key + "' is missing"));
        }

        Optional<YamlNode> optional(String key) {
            return Optional.ofNullable(members.get(key)).map(Member::value);
        }

        /** The only member, which must have one of these keys. */
        Map.Entry<String, Member> single(Collection<String> allowed) {
            if (only(allowed).members.size() != 1) {
                throw refused("exactly one of these keys belongs here: " + listed(allowed));
            }
            return members.firstEntry();
        }
    }

    /** A value with the place of its key. */
    record Member(Place keyPlace, YamlNode value) {
        JourneyFileException keyPlaceRefused(String sentence) {
            return new JourneyFileException(keyPlace, sentence);
        }
    }

    default JourneyFileException refused(String sentence) {
        return new JourneyFileException(place(), sentence);
    }

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

    default String text() {
        if (this instanceof Scalar(Place ignored, String text)) {
            return text;
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
            case Scalar(Place ignored, String text) -> "'" + text + "'";
            case Sequence sequence -> "a list of " + sequence.elements().size();
            case Mapping mapping ->
                "the keys " + String.join(", ", mapping.members().keySet());
        };
    }

    private static String listed(Collection<String> words) {
        return String.join(", ", words);
    }
}
