package io.ripen.scoring.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of a YAML file that knows where it stands. */
sealed interface YamlNode {
    /** Where it stands. */
    Place place();

    /**
     * A place in a file.
     *
     * @param file the file as the operator named it
     * @param line from 1
     * @param column from 1
     */
    record Place(String file, int line, int column) {
        ModelFileException problem(String message) {
            return new ModelFileException(file, line, column, message);
        }
    }

    /** A plain value. */
    record Scalar(Place place, String text, boolean quoted) implements YamlNode {}

    /** A list. */
    record Sequence(Place place, List<YamlNode> items) implements YamlNode {
        Sequence(Place place) {
            this(place, new ArrayList<>());
        }
    }

    /** A mapping; keys are unique and in the order of the file. */
    record Mapping(Place place, Map<String, YamlNode> members, Map<String, Place> keys) implements YamlNode {
        Mapping(Place place) {
            this(place, new LinkedHashMap<>(), new LinkedHashMap<>());
        }
    }
}
